package org.layerwise.ui.lab;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
import org.layerwise.base.Message;
import org.layerwise.base.ProblemException;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.lab.rate.RateRamp;
import org.layerwise.lab.rate.RateRangeTest;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Resources;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** The range test of the open experiment, made in the background. Called on the front. */
public final class RateViewModel {
    private final Workbench workbench;
    private final Executor background;
    private final Executor front;
    private final ReadOnlyObjectWrapper<@Nullable RateRangeTest> test = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Subscription> subscriptions;

    RateViewModel(Workbench workbench, Executor background, Executor front) {
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
        test.set(null);
        message.set("");
        look();
    }

    private void look() {
        ready.set(workbench.rehearsal().isPresent());
    }

    /** Makes the test. */
    void start(double from, double to, int steps, RateRamp.Shape shape, int seeds) {
        Supplier<PreparedRun> rehearsal = workbench.rehearsal().orElse(null);
        if (rehearsal == null || busy.get()) {
            return;
        }
        RateRamp ramp;
        try {
            ramp = new RateRamp(from, to, steps, shape);
        } catch (ProblemException e) {
            message.set(WindowWords.sentence(e.problems().getFirst()));
            return;
        }
        int mine = asked.incrementAndGet();
        busy.set(true);
        progress.set(0);
        message.set("");
        background.execute(() -> {
            try {
                RateRangeTest found = RateRangeTest.of(
                        rehearsal.get(), ramp, seeds, Resources.ofMachine(), share -> goOn(mine, share));
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

    private void finish(int mine, @Nullable RateRangeTest found, String why) {
        if (mine == asked.get()) {
            busy.set(false);
            message.set(why);
            if (found != null) {
                test.set(found);
            }
        }
    }

    /** Ends a test that is being made. */
    void stop() {
        asked.incrementAndGet();
        busy.set(false);
    }

    /** What the test says, in words. */
    String says() {
        RateRangeTest now = test.get();
        if (now == null) {
            return "";
        }
        Message doubt = now.doubt();
        if (doubt != null) {
            return Texts.get("lab.rate.inconclusive", WindowWords.of(doubt.text()), WindowWords.of(doubt.hint()));
        }
        return Texts.get("lab.rate.says");
    }

    /** Takes a rate into the experiment. */
    void take(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate));
    }

    /** Takes a rate as the highest of one cycle over the whole run. */
    void takeOneCycle(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate, "schedule={\"kind\":\"one-cycle\"}"));
    }

    /** Takes a rate as the highest of triangles, a tenth of it as the lowest. */
    void takeCyclical(double rate) {
        edit(rate, List.of("optimizer.learningRate=" + rate, "schedule={\"kind\":\"cyclical\"}"));
    }

    private void edit(double rate, List<String> settings) {
        workbench
                .document()
                .edit(Texts.get("lab.rate.edit", Numbers.measure(rate)), now -> ExperimentEdit.apply(now, settings));
        message.set(Texts.get("lab.rate.taken", Numbers.measure(rate)));
    }

    ReadOnlyObjectProperty<@Nullable RateRangeTest> testProperty() {
        return test.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there is an experiment to test. */
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
