package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Threads;

/** The controls, turned on a run of 4 updates an epoch. */
class RunControlTest {
    @TempDir
    Path folder;

    private final BlockingQueue<RunState> states = new LinkedBlockingQueue<>();
    private RunControl control = new RunControl();
    private Trainer trainer;
    private volatile RunEnd end = RunEnd.UNFINISHED;

    @BeforeEach
    void makeTheRun() {
        trainer =
                Runs.trainer(Runs.classes(folder, 40), "split.validation=0", "training.batch=10", "training.epochs=3");
    }

    /** The control's state when it changed: a state that another thread changes again soon after may be told twice. */
    private Thread start(boolean paused, RunListener listener) {
        control = new RunControl(paused, () -> states.add(control.state()));
        return Threads.start("test-run", () -> end = trainer.run(control, List.of(), listener));
    }

    private void awaitState(RunState wanted) throws InterruptedException {
        assertEquals(wanted, states.take());
    }

    private long stepAtBoundary() throws ExecutionException, InterruptedException {
        return control.betweenBatches(trainer::step).get();
    }

    @Test
    void startsPausedAndStepsOneBatchThenToTheEpochsEnd() throws Exception {
        Thread run = start(true, RunListener.NONE);
        assertEquals(0, stepAtBoundary());
        control.stepBatch();
        awaitState(RunState.RUNNING);
        awaitState(RunState.PAUSED);
        assertEquals(1, stepAtBoundary());
        control.stepEpoch();
        awaitState(RunState.RUNNING);
        awaitState(RunState.PAUSED);
        assertEquals(4, stepAtBoundary());
        assertEquals(1, trainer.epoch());
        control.stepEpoch();
        awaitState(RunState.RUNNING);
        awaitState(RunState.PAUSED);
        assertEquals(8, stepAtBoundary());
        control.run();
        run.join();
        assertEquals(RunEnd.COMPLETED, end);
        assertEquals(12, trainer.step());
        assertEquals(List.of(RunState.RUNNING, RunState.ENDED), List.copyOf(states));
    }

    @Test
    void stopsWhilePausedWithoutAnotherUpdate() throws Exception {
        Thread run = start(true, RunListener.NONE);
        control.stepBatch();
        awaitState(RunState.RUNNING);
        awaitState(RunState.PAUSED);
        control.stop();
        run.join();
        assertEquals(RunEnd.STOPPED, end);
        assertEquals(1, trainer.step());
        assertEquals(RunState.ENDED, control.state());
        assertTrue(control.isStopRequested());
        control.run();
        assertTrue(control.isStopRequested());
    }

    @Test
    void pauseAndStopTakeEffectAtTheNextBatch() throws Exception {
        Thread run = start(false, new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == 3) {
                    control.pause();
                } else if (step == 6) {
                    control.stop();
                }
            }
        });
        awaitState(RunState.PAUSED);
        assertEquals(3, stepAtBoundary());
        control.run();
        run.join();
        assertEquals(RunEnd.STOPPED, end);
        assertEquals(6, trainer.step());
    }

    @Test
    void anEpochAskedForWhileABatchIsBeingSteppedIsStillTaken() throws Exception {
        Thread run = start(true, new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == 1) {
                    control.stepEpoch();
                }
            }
        });
        control.stepBatch();
        awaitState(RunState.RUNNING);
        awaitState(RunState.PAUSED);
        assertEquals(4, stepAtBoundary());
        control.stop();
        run.join();
    }

    @Test
    void readersSeeWeightsBetweenTwoUpdatesWhileItRuns() throws Exception {
        trainer = Runs.trainer(
                Runs.classes(folder, 40), "split.validation=0", "training.batch=10", "training.epochs=1000000");
        AtomicLong updating = new AtomicLong();
        Thread run = start(false, new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                updating.set(step);
            }
        });
        Thread[] reader = new Thread[1];
        for (int i = 0; i < 50; i++) {
            long[] steps = control.betweenBatches(() -> {
                        reader[0] = Thread.currentThread();
                        return new long[] {trainer.step(), updating.get()};
                    })
                    .get();
            assertEquals(steps[0], steps[1]);
            assertSame(run, reader[0]);
        }
        control.stop();
        run.join();
        assertEquals(trainer.step(), control.betweenBatches(trainer::step).getNow(-1L));
    }

    @Test
    void aReaderThatThrowsHarmsNobody() throws Exception {
        Thread run = start(true, RunListener.NONE);
        CompletableFuture<Object> failing = control.betweenBatches(() -> {
            throw new IllegalStateException("reader");
        });
        ExecutionException thrown = assertThrows(ExecutionException.class, failing::get);
        assertEquals("reader", thrown.getCause().getMessage());
        control.run();
        run.join();
        assertEquals(RunEnd.COMPLETED, end);
    }

    @Test
    void aRunThatFailsEndsAsFailedAndIsStillRead() {
        control = new RunControl();
        Runs.Told told = new Runs.Told();
        RunEnd[] heard = new RunEnd[1];
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> trainer.run(control, List.of(told), new RunListener() {
                    @Override
                    public void updated(int epoch, long step, int rows, double loss) {
                        if (step == 2) {
                            throw new IllegalStateException("listener");
                        }
                    }

                    @Override
                    public void ended(RunEnd reason) {
                        heard[0] = reason;
                    }
                }));
        assertEquals("listener", thrown.getMessage());
        assertEquals(RunEnd.FAILED, heard[0]);
        assertEquals(1, told.closed);
        assertEquals(RunState.RUNNING, control.state());
        CompletableFuture<Long> early = control.betweenBatches(trainer::step);
        assertFalse(early.isDone());
        control.fail();
        assertEquals(RunState.ENDED, control.state());
        assertEquals(2, early.getNow(-1L));
        assertEquals(2, control.betweenBatches(trainer::step).getNow(-1L));
    }
}
