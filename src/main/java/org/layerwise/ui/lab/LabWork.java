package org.layerwise.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoublePredicate;
import java.util.function.Function;
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
import org.layerwise.base.ProblemException;
import org.layerwise.run.PreparedRun;
import org.layerwise.ui.fx.WindowWords;

/**
 * What a laboratory makes in the background of the open experiment: how far it is, what it found, what there is to say. Another
 * table ends it, and its findings go. Called on the front.
 *
 * @param <T> what it finds
 */
final class LabWork<T> {
    private final Workbench workbench;
    private final Executor background;
    private final Executor front;
    private final ReadOnlyObjectWrapper<@Nullable T> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Subscription> subscriptions;

    LabWork(Workbench workbench, Executor background, Executor front) {
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
        found.set(null);
        message.set("");
        look();
    }

    private void look() {
        ready.set(rehearsal().isPresent());
    }

    /** Makes the open experiment's run ready, as often as it is asked; empty while there is none. */
    Optional<Supplier<PreparedRun>> rehearsal() {
        return workbench.rehearsal();
    }

    /**
     * Begins, unless it is busy already.
     *
     * @param work in the background; what it is given takes its progress, and says whether to go on
     */
    void start(Function<DoublePredicate, T> work) {
        if (busy.get()) {
            return;
        }
        int mine = asked.incrementAndGet();
        busy.set(true);
        progress.set(0);
        message.set("");
        background.execute(() -> {
            try {
                T made = work.apply(share -> goOn(mine, share));
                front.execute(() -> finish(mine, made, ""));
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

    private void finish(int mine, @Nullable T made, String why) {
        if (mine == asked.get()) {
            busy.set(false);
            message.set(why);
            if (made != null) {
                found.set(made);
            }
        }
    }

    /** Ends what is being made. */
    void stop() {
        asked.incrementAndGet();
        busy.set(false);
    }

    void say(String text) {
        message.set(text);
    }

    ReadOnlyObjectProperty<@Nullable T> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether there is an experiment to work on. */
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
