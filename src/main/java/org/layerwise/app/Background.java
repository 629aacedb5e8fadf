package org.layerwise.app;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.layerwise.base.Problem;

/** Work that takes long: done elsewhere, its end told on the front. Called on the front. */
final class Background {
    private final Executor background;
    private final Executor front;
    private final Runnable changed;
    private int activities;

    /** @param changed told when work begins and ends */
    Background(Executor background, Executor front, Runnable changed) {
        this.background = background;
        this.front = front;
        this.changed = changed;
    }

    boolean isBusy() {
        return activities > 0;
    }

    /** Does the work; then {@code done} takes what it gave, or {@code failed} why it gave nothing. */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<List<Problem>> failed) {
        activities++;
        changed.run();
        FutureTask<T> task = new FutureTask<>(work::get);
        background.execute(() -> {
            task.run();
            front.execute(() -> finish(task, done, failed));
        });
    }

    /** Whatever the work threw, out of memory included, it is over and its problems are told. */
    private <T> void finish(FutureTask<T> task, Consumer<T> done, Consumer<List<Problem>> failed) {
        activities--;
        changed.run();
        deliver(task, done, failed);
    }

    private static <T> void deliver(FutureTask<T> task, Consumer<T> done, Consumer<List<Problem>> failed) {
        if (task.state() == Future.State.SUCCESS) {
            done.accept(task.resultNow());
        } else {
            failed.accept(BackgroundProblems.problems(task.exceptionNow()));
        }
    }

    /** As {@link #run}, for what need not be seen to be done: looking again and again. */
    <T> void quietly(Supplier<T> work, Consumer<T> done, Consumer<List<Problem>> failed) {
        FutureTask<T> task = new FutureTask<>(work::get);
        background.execute(() -> {
            task.run();
            front.execute(() -> deliver(task, done, failed));
        });
    }
}
