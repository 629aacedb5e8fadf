package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Threads;
import org.layerwise.math.Allocation;

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

    /** Wants arrays at multiples of a number; notes at which steps it got them, and checks them. */
    private static final class Arrays extends Notes {
        private final int every;
        private final List<Long> withArrays = new ArrayList<>();

        Arrays(int every) {
            super(OPEN);
            this.every = every;
        }

        @Override
        public boolean takesArrays() {
            return every > 0;
        }

        @Override
        public boolean wantsArrays(long step) {
            if (step < 0) {
                throw new IllegalArgumentException("planted");
            }
            return step % every == 0;
        }

        @Override
        public void step(StepFrame frame) {
            super.step(frame);
            if (frame.hasArrays()) {
                assertEquals((float) frame.step(), frame.arrays()[5]);
                withArrays.add(frame.step());
            }
        }
    }

    @Test
    void itWantsArraysWhereOneOfItsSinksDoes() {
        Arrays fourths = new Arrays(4);
        Arrays sixths = new Arrays(6);
        Arrays numbers = new Arrays(0);
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(numbers, fourths, sixths));
        assertTrue(recorder.takesArrays());
        assertEquals(
                List.of(4L, 6L, 8L, 12L, 16L, 18L),
                LongStream.rangeClosed(1, 18)
                        .filter(recorder::wantsArrays)
                        .boxed()
                        .toList());
        Allocation.assertNone(() -> recorder.wantsArrays(7));
        for (int step = 1; step <= 3000; step++) {
            StepFrame frame = Frames.step(step);
            frame.begin(1, step, true, recorder.wantsArrays(step));
            recorder.step(frame);
        }
        recorder.close();
        List<Long> wanted = LongStream.rangeClosed(1, 3000)
                .filter(step -> step % 4 == 0 || step % 6 == 0)
                .boxed()
                .toList();
        for (Arrays sink : List.of(numbers, fourths, sixths)) {
            assertNull(recorder.failure(sink));
            assertEquals(3000, sink.steps.size());
            assertEquals(wanted, sink.withArrays);
        }
    }

    @Test
    void itWantsNoArraysForSinksThatTakeNone() {
        Arrays numbers = new Arrays(0);
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(numbers));
        assertFalse(recorder.takesArrays());
        assertFalse(recorder.wantsArrays(4));
        recorder.step(Frames.step(4));
        recorder.close();
        assertEquals(List.of(4L), numbers.steps);
        assertEquals(List.of(), numbers.withArrays, "there is no room for them");
    }

    @Test
    void aSinkThatCannotSayWhatItWantsHasFailedAndTheOtherIsAsked() {
        Arrays failing = new Arrays(1);
        Notes other = new Notes(OPEN) {
            @Override
            public boolean takesArrays() {
                return true;
            }
        };
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(failing, other));
        assertTrue(recorder.wantsArrays(-1), "the other wants all");
        recorder.step(Frames.step(2));
        recorder.close();
        assertEquals(
                "planted",
                String.valueOf(Objects.requireNonNull(recorder.failure(failing)).getMessage()));
        assertEquals(1, recorder.missed(failing));
        assertEquals(List.of(), failing.steps);
        assertEquals(List.of(2L), other.steps);
    }

    @Test
    void aSinkThatHasFailedWantsNothing() {
        Arrays sink = new Arrays(1);
        Recorder recorder = new Recorder("test-recorder", Frames.LAYOUT, List.of(sink));
        assertTrue(recorder.wantsArrays(8));
        assertFalse(recorder.wantsArrays(-1));
        assertFalse(recorder.wantsArrays(8));
        recorder.close();
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
