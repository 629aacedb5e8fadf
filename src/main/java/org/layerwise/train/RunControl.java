package org.layerwise.train;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The controls of one run, read by the run at batch boundaries: run, pause, one batch, one epoch, stop. Any thread may turn
 * them; the run alone calls {@link #proceed} and {@link #ended}.
 */
public final class RunControl {
    private enum Request {
        RUN,
        PAUSE,
        STEP_BATCH,
        STEP_EPOCH,
        STOP
    }

    private final Runnable changed;
    private final Queue<Runnable> pendingReads = new ConcurrentLinkedQueue<>();
    private volatile Request request;
    private volatile Pace pace = Pace.FULL;
    private long due;
    private volatile RunState state;

    /**
     * @param paused whether the run waits before its first batch
     * @param changed told of every change of state, on the thread that made it
     */
    public RunControl(boolean paused, Runnable changed) {
        this.request = paused ? Request.PAUSE : Request.RUN;
        this.state = paused ? RunState.PAUSED : RunState.RUNNING;
        this.changed = changed;
    }

    /** Controls that nobody watches, running at once. */
    public RunControl() {
        this(false, () -> {});
    }

    public void run() {
        ask(Request.RUN);
    }

    public void pause() {
        ask(Request.PAUSE);
    }

    /** One update, then a pause. */
    public void stepBatch() {
        ask(Request.STEP_BATCH);
    }

    /** Updates up to the next end of an epoch, then a pause. */
    public void stepEpoch() {
        ask(Request.STEP_EPOCH);
    }

    /** Goes no faster than this from now on; a run that waits by its pace waits by the new one. */
    public void setPace(Pace to) {
        synchronized (this) {
            pace = to;
            notifyAll();
        }
    }

    public Pace pace() {
        return pace;
    }

    /** Ends the run between two updates; one that is on its way is given up where its weights are not changed yet. */
    public void stop() {
        ask(Request.STOP);
    }

    private synchronized void ask(Request next) {
        if (request != Request.STOP) {
            request = next;
            notifyAll();
        }
    }

    public RunState state() {
        return state;
    }

    public boolean isStopRequested() {
        return request == Request.STOP;
    }

    /** Whether the next update is shown even when it is not sampled: somebody steps by hand, or has the run go slowly. */
    boolean isStepping() {
        return request == Request.STEP_BATCH || pace.showsEveryStep();
    }

    /**
     * Waits until the next update may be made.
     *
     * @param clock stands still meanwhile
     * @param epochBegins whether that update begins an epoch
     * @param listener hears when the run has waited by its pace
     * @return false when the run is to stop
     */
    boolean proceed(RunClock clock, boolean epochBegins, RunListener listener) {
        answerReads();
        awaitPace(clock, epochBegins, listener);
        if (request == Request.PAUSE) {
            clock.stop();
            awaitRequest();
            clock.start();
            due = clock.now() + pace.nanosBefore(epochBegins);
        }
        if (request == Request.STOP) {
            return false;
        }
        enter(RunState.RUNNING);
        return true;
    }

    /** Anything that somebody asks for but to go on ends the wait at once. */
    private void awaitPace(RunClock clock, boolean epochBegins, RunListener listener) {
        long now = clock.now();
        long between = pace.nanosBefore(epochBegins);
        if (between == 0) {
            return;
        }
        boolean early = due > now && isGoingOn();
        if (early) {
            clock.stop();
            long rest = due - now;
            while (rest > 0 && isGoingOn()) {
                answerReads();
                awaitChange(rest);
                // another pace counts from the beginning of the last step, or not at all
                long changed = pace.nanosBefore(epochBegins);
                due += changed - between;
                between = changed;
                rest = between == 0 ? 0 : due - clock.now();
            }
            clock.start();
            listener.waited();
        }
        // Behind its time a run does not hurry afterwards: what is late, as the first step is, is counted from now.
        long begins = clock.now();
        due = (early && due > begins - between ? due : begins) + between;
    }

    private boolean isGoingOn() {
        return request == Request.RUN || request == Request.STEP_EPOCH;
    }

    private synchronized void awaitChange(long nanos) {
        if (isGoingOn() && pendingReads.isEmpty()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
            } catch (InterruptedException e) {
                request = Request.STOP;
            }
        }
    }

    private void awaitRequest() {
        enter(RunState.PAUSED);
        while (request == Request.PAUSE) {
            answerReads();
            synchronized (this) {
                try {
                    while (request == Request.PAUSE && pendingReads.isEmpty()) {
                        wait();
                    }
                } catch (InterruptedException e) {
                    request = Request.STOP;
                }
            }
        }
    }

    /** Told after each update; a step that is done becomes a pause. */
    void updated(boolean epochEnded) {
        if (isStepDone(epochEnded)) {
            synchronized (this) {
                if (isStepDone(epochEnded)) {
                    request = Request.PAUSE;
                }
            }
        }
    }

    private boolean isStepDone(boolean epochEnded) {
        return request == Request.STEP_BATCH || (epochEnded && request == Request.STEP_EPOCH);
    }

    /** The run failed, and it is known why: nobody will come to a batch boundary again. */
    public void fail() {
        ended();
    }

    void ended() {
        enter(RunState.ENDED);
        answerReads();
    }

    /**
     * Reads something of the run between two updates: on the run's thread, or here when the run has ended. What the reader
     * throws is the result's, not the run's.
     *
     * @param reader sees weights that nobody changes
     */
    public <T> CompletableFuture<T> betweenBatches(Supplier<T> reader) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        CompletableFuture<T> result = reached.thenApply(here -> reader.get());
        pendingReads.add(() -> reached.complete(true));
        synchronized (this) {
            notifyAll();
        }
        if (state == RunState.ENDED) {
            answerReads();
        }
        return result;
    }

    private void answerReads() {
        for (Runnable read = pendingReads.poll(); read != null; read = pendingReads.poll()) {
            read.run();
        }
    }

    private void enter(RunState next) {
        if (state != next) {
            state = next;
            changed.run();
        }
    }
}
