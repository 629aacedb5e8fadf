package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Threads;

class RecorderTest {
    /** Notes what it is told; waits for the gate before the first step. */
    private static class Notes implements FrameSink {
        final List<Long> steps = new ArrayList<>();
        final List<Integer> epochs = new ArrayList<>();
        final CountDownLatch gate;
        int closed;

        Notes(CountDownLatch gate) {
            this.gate = gate;
        }

        @Override
        public void step(StepFrame frame) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertEquals(1.0 / frame.step(), frame.numbers()[0]);
            steps.add(frame.step());
        }

        @Override
        public void epoch(EpochFrame frame) {
            epochs.add(frame.epoch());
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    @Test
    void handsOnOnlyWhatBelongsInTheRecord() {
        Notes notes = new Notes(OPEN);
        Frames.tell(new Recorder("test-recorder", Frames.LAYOUT, List.of(notes)));
        assertEquals(LongStream.rangeClosed(1, 15).map(i -> 2 * i).boxed().toList(), notes.steps);
        assertEquals(List.of(1, 2, 3), notes.epochs);
        assertEquals(1, notes.closed);
    }

    @Test
    void theRunWaitsForASlowSinkAndNothingIsLost() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        Notes notes = new Notes(gate);
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(notes));
        int count = 5000;
        Thread run = Threads.start("test-run", () -> {
            for (int step = 1; step <= count; step++) {
                recorder.step(Frames.step(step));
            }
            recorder.close();
        });
        while (recorder.waits() == 0) {
            Thread.onSpinWait();
        }
        assertTrue(run.isAlive());
        gate.countDown();
        run.join();
        assertEquals(LongStream.rangeClosed(1, count).boxed().toList(), notes.steps);
        assertTrue(recorder.waits() >= 1);
        assertNull(recorder.failure(notes));
    }

    /** Throws in its second step, and when closed. */
    private static final class Failing implements FrameSink {
        private final Throwable first;
        private int calls;
        private int closed;

        Failing(Throwable first) {
            this.first = first;
        }

        @Override
        public void step(StepFrame frame) {
            calls++;
            if (calls == 2 && first instanceof RuntimeException e) {
                throw e;
            }
            if (calls == 2 && first instanceof Error e) {
                throw e;
            }
        }

        @Override
        public void epoch(EpochFrame frame) {
            calls++;
        }

        @Override
        public void close() {
            closed++;
            throw new IllegalStateException("later");
        }
    }

    @Test
    void aSinkThatFailsGetsNoMoreIsClosedAndTheOtherGoesOn() {
        RuntimeException first = new UncheckedIOException(new java.io.IOException("No space left on device"));
        Failing failing = new Failing(first);
        Notes notes = new Notes(OPEN);
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(failing, notes));
        for (int step = 1; step <= 5000; step++) {
            recorder.step(Frames.step(step));
        }
        recorder.epoch(Frames.epoch(1));
        recorder.close();
        assertSame(first, recorder.failure(failing));
        assertEquals(2, failing.calls);
        assertEquals(1, failing.closed);
        assertEquals(5000, recorder.missed(failing)); // 4,999 steps and the epoch
        assertNull(recorder.failure(notes));
        assertEquals(0, recorder.missed(notes));
        assertEquals(LongStream.rangeClosed(1, 5000).boxed().toList(), notes.steps);
        assertEquals(List.of(1), notes.epochs);
    }

    @Test
    void aSinkOutOfMemoryDoesNotLeaveTheRunWaiting() {
        Failing failing = new Failing(new OutOfMemoryError("for the test"));
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(failing));
        for (int step = 1; step <= 5000; step++) {
            recorder.step(Frames.step(step));
        }
        recorder.close();
        assertSame(failing.first, recorder.failure(failing));
    }
}
