package org.layerwise.ui.lab;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.ProblemException;
import org.layerwise.lab.init.Cs231n;
import org.layerwise.lab.init.InitComparison;
import org.layerwise.lab.init.InitLab;
import org.layerwise.lab.init.InitRequest;
import org.layerwise.lab.init.InitRequest.RowSource;
import org.layerwise.lab.init.InitResult;
import org.layerwise.lab.init.InitVariant;
import org.layerwise.lab.init.VariantGrid;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.run.TableSource;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** Compares initializations of the open experiment, or of a preset, in the background. Called on the front. */
public final class InitViewModel {
    private final Workbench workbench;
    private final Executor background;
    private final Executor front;
    private final ReadOnlyObjectWrapper<@Nullable InitComparison> comparison = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Subscription> subscriptions;

    InitViewModel(Workbench workbench, Executor background, Executor front) {
        this.workbench = workbench;
        this.background = background;
        this.front = front;
        subscriptions = List.of(
                workbench.onChange(WorkbenchChange.TABLE, this::forget),
                workbench.onChange(WorkbenchChange.PREPARATION, this::look));
        forget();
    }

    void close() {
        stop();
        subscriptions.forEach(Subscription::close);
    }

    private void forget() {
        stop();
        comparison.set(null);
        message.set("");
        look();
    }

    private void look() {
        ready.set(workbench.rehearsal().isPresent());
    }

    /** Compares variants of the open experiment's network. */
    void compare(VariantGrid grid, int seeds, int steps, RowSource rows) {
        Supplier<PreparedRun> rehearsal = workbench.rehearsal().orElse(null);
        if (rehearsal == null) {
            message.set(Texts.get("lab.init.no-table"));
            return;
        }
        start(grid::variants, rehearsal, TableSource.FILES, seeds, steps, rows);
    }

    /** Compares the forms of the preset, which needs no table. */
    void comparePreset(int seeds, int steps, RowSource rows) {
        TableSource tables = Cs231n.tables();
        start(Cs231n::variants, () -> Cs231n.prepare(tables), tables, seeds, steps, rows);
    }

    private void start(
            Supplier<List<InitVariant>> variants,
            Supplier<PreparedRun> prepared,
            TableSource tables,
            int seeds,
            int steps,
            RowSource rows) {
        if (busy.get()) {
            return;
        }
        InitRequest request;
        try {
            request = new InitRequest(variants.get(), seeds, steps, rows);
        } catch (ProblemException e) {
            message.set(WindowWords.describe(e.problems().getFirst()));
            return;
        }
        int mine = asked.incrementAndGet();
        busy.set(true);
        progress.set(0);
        message.set("");
        background.execute(() -> {
            try {
                InitComparison found =
                        InitLab.of(prepared.get(), tables, request, Resources.ofMachine(), share -> goOn(mine, share));
                front.execute(() -> finish(mine, found, ""));
            } catch (ProblemException e) {
                front.execute(() ->
                        finish(mine, null, WindowWords.describe(e.problems().getLast())));
            } catch (CancellationException e) {
                front.execute(() -> finish(mine, null, ""));
            }
        });
    }

    private boolean goOn(int mine, double share) {
        front.execute(() -> {
            if (mine == asked.get()) {
                progress.set(share);
            }
        });
        return mine == asked.get();
    }

    private void finish(int mine, @Nullable InitComparison found, String why) {
        if (mine == asked.get()) {
            busy.set(false);
            message.set(why);
            if (found != null) {
                comparison.set(found);
            }
        }
    }

    /** Ends a comparison that is being made. */
    void stop() {
        asked.incrementAndGet();
        busy.set(false);
    }

    /** What a variant's figures say, in words. */
    static String says(InitResult result) {
        return result.says().stream()
                .map(message -> WindowWords.of(message.text()))
                .collect(Collectors.joining(" "));
    }

    /** Takes a variant into the experiment, as one edit. */
    void use(InitResult result) {
        if (workbench.experiment().isEmpty()) {
            message.set(Texts.get("lab.init.no-table"));
            return;
        }
        String name = result.variant().name();
        try {
            workbench.document().edit(Texts.get("lab.init.edit", name), result.variant()::of);
            message.set(Texts.get("lab.init.taken", name));
        } catch (ProblemException e) {
            message.set(WindowWords.describe(e.problems().getFirst()));
        }
    }

    /** Says what is wrong with what was typed. */
    void refuse(String why) {
        message.set(why);
    }

    ReadOnlyObjectProperty<@Nullable InitComparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there is an experiment whose variants could be compared. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
