package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Threads;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

/** Runs that go slowly: 4 updates an epoch, 3 epochs. */
@Timeout(60)
class PaceTest {
    /** A pace at which the second update never comes. */
    private static final Pace STANDING = Pace.steps(1e-6);

    @TempDir
    Path folder;

    private Trainer trainer() {
        return Runs.trainer(
                Runs.classes(folder, 40),
                "split.validation=0",
                "training.batch=10",
                "training.epochs=3",
                "telemetry.every=5");
    }

    private record Waits(List<Long> steps, CountDownLatch first) implements RunListener {
        @Override
        public void updated(int epoch, long step, int rows, double loss) {
            steps.add(step);
            first.countDown();
        }
    }

    private double secondsAt(Pace pace, Trainer trainer) {
        RunControl control = new RunControl();
        control.setPace(pace);
        long before = System.nanoTime();
        assertEquals(RunEnd.COMPLETED, trainer.run(control, List.of(), RunListener.NONE));
        return (System.nanoTime() - before) / 1e9;
    }

    @Test
    void theWeightsAreTheSameAtAnyPace() {
        Trainer fast = trainer();
        Runs.run(fast);
        Trainer bySteps = trainer();
        assertTrue(secondsAt(Pace.steps(100), bySteps) >= 0.11, "11 waits of 10 ms");
        assertEquals(Runs.weights(fast), Runs.weights(bySteps));
        Trainer byEpochs = trainer();
        assertTrue(secondsAt(Pace.epochs(20), byEpochs) >= 0.1, "2 waits of 50 ms");
        assertEquals(Runs.weights(fast), Runs.weights(byEpochs));
    }

    @Test
    void aRunDoesNotHurryAfterAStepThatTookLong() {
        RunListener slowAtFive = new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                long until = System.nanoTime() + 45_000_000;
                while (step == 5 && System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
        };
        RunControl control = new RunControl();
        control.setPace(Pace.steps(100));
        long before = System.nanoTime();
        trainer().run(control, List.of(), slowAtFive);
        double seconds = (System.nanoTime() - before) / 1e9;
        assertTrue(seconds >= 0.04 + 0.045 + 0.06, seconds + " s: 4 waits, a step of 45 ms, 6 waits");
    }

    @Test
    void stopAndPauseAndAnotherPaceAreAnsweredWhileTheRunWaits() throws Exception {
        Trainer trainer = trainer();
        RunControl control = new RunControl();
        control.setPace(STANDING);
        Waits waits = new Waits(new ArrayList<>(), new CountDownLatch(1));
        Thread run = Threads.start("test-run", () -> trainer.run(control, List.of(), waits));
        assertTrue(waits.first().await(30, TimeUnit.SECONDS));
        assertEquals(1, control.betweenBatches(trainer::step).get(30, TimeUnit.SECONDS), "it answers while it waits");
        control.pause();
        await(control, RunState.PAUSED);
        control.stepBatch();
        control.betweenBatches(trainer::step).get(30, TimeUnit.SECONDS);
        await(control, RunState.PAUSED);
        assertEquals(List.of(1L, 2L), waits.steps());
        control.run();
        control.setPace(Pace.FULL);
        run.join();
        assertEquals(12, trainer.step());
    }

    private static void await(RunControl control, RunState wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (control.state() != wanted) {
            assertTrue(System.nanoTime() < deadline, "waited in vain for " + wanted);
            Thread.onSpinWait();
        }
    }

    @Test
    void aRunThatWaitsIsStopped() throws Exception {
        Trainer trainer = trainer();
        RunControl control = new RunControl();
        control.setPace(STANDING);
        Waits waits = new Waits(new ArrayList<>(), new CountDownLatch(1));
        RunEnd[] end = new RunEnd[1];
        Thread run = Threads.start("test-run", () -> end[0] = trainer.run(control, List.of(), waits));
        assertTrue(waits.first().await(30, TimeUnit.SECONDS));
        control.stop();
        run.join();
        assertEquals(RunEnd.STOPPED, end[0]);
        assertEquals(1, trainer.step());
    }

    @Test
    void slowStepsAreAllShownAndOnlySampledOnesRecorded() {
        List<String> steps = new ArrayList<>();
        FrameSink sink = new FrameSink() {
            @Override
            public void step(StepFrame frame) {
                steps.add(frame.step() + (frame.isRecorded() ? "!" : ""));
            }

            @Override
            public void epoch(EpochFrame frame) {}

            @Override
            public void close() {}
        };
        RunControl control = new RunControl();
        control.setPace(Pace.steps(60));
        trainer().run(control, List.of(sink), RunListener.NONE);
        assertEquals(List.of("1!", "2", "3", "4", "5!", "6", "7", "8", "9", "10!", "11", "12"), steps);
        steps.clear();
        trainer().run(new RunControl(), List.of(sink), RunListener.NONE);
        assertEquals(List.of("1!", "5!", "10!"), steps);
    }
}
