package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.Threads;
import org.layerwise.telemetry.DisplayRing;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;

class RunFeedTest {
    private static final FrameLayout LAYOUT = new FrameLayout.Builder()
            .step("loss/batch", Form.NUMBER, 1, List.of(""), true)
            .step("activation/histogram", Form.HISTOGRAM, 2, List.of("input"), false)
            .epoch("loss/train")
            .build();

    private final DisplayRing ring = new DisplayRing(LAYOUT);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final List<RunFeed> followed = new ArrayList<>();
    private final RunFeed feed = new RunFeed(ring, running::get, followed::add);
    private long produced;

    /** Keeps the steps of the frames it gets, and checks that each frame is what was produced. */
    private static final class Steps implements RunFeed.Reader {
        private final int most;
        private final List<Long> steps = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();
        private final List<Boolean> drains = new ArrayList<>();

        Steps(int most) {
            this.most = most;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public void step(StepFrame frame) {
            assertEquals(3.0 * frame.step(), frame.numbers()[0]);
            steps.add(frame.step());
        }

        @Override
        public void epoch(EpochFrame frame) {
            ends.add(frame.step());
        }

        @Override
        public void drained(boolean still) {
            drains.add(still);
        }
    }

    /** Wants frames with arrays alone, and checks that it gets no others. */
    private static final class ArraySteps implements RunFeed.Reader {
        private final int most;
        private final List<Long> steps = new ArrayList<>();

        ArraySteps(int most) {
            this.most = most;
        }

        @Override
        public int most() {
            return most;
        }

        @Override
        public boolean onlyWithArrays() {
            return true;
        }

        @Override
        public void step(StepFrame frame) {
            assertTrue(frame.hasArrays(), "step " + frame.step());
            assertEquals((float) frame.step(), frame.arrays()[0]);
            steps.add(frame.step());
        }
    }

    /** Every so many frames have arrays. */
    private void produceArrays(int frames, int every) {
        StepFrame frame = new StepFrame(LAYOUT);
        for (int i = 0; i < frames; i++) {
            produced++;
            frame.begin(1, produced, true, produced % every == 0);
            frame.numbers()[0] = 3.0 * produced;
            if (frame.hasArrays()) {
                frame.arrays()[0] = produced;
            }
            ring.step(frame);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5", "10, 3, 4", "100, 7, 2", "300, 32, 7", "500, 1000, 1", "5000, 32, 3", "100001, 100, 11"})
    void aReaderOfArraysGetsOrMissesTheFramesThatHaveThem(int frames, int most, int every) {
        ArraySteps arrays = new ArraySteps(most);
        Steps numbers = new Steps(Integer.MAX_VALUE);
        RunFeed.Reading ofArrays = feed.read(arrays);
        RunFeed.Reading ofNumbers = feed.read(numbers);
        for (int drains = 1; drains <= 2; drains++) {
            numbers.steps.clear();
            long before = ofArrays.drained();
            arrays.steps.clear();
            produceArrays(frames, every);
            feed.drain();
            assertEquals(produced, ofNumbers.drained() + ofNumbers.dropped());
            assertEquals(produced / every, ofArrays.drained() + ofArrays.dropped());
            assertEquals(arrays.steps.size(), ofArrays.drained() - before);
            List<Long> wanted =
                    numbers.steps.stream().filter(step -> step % every == 0).toList();
            assertTrue(arrays.steps.size() <= most);
            assertTrue(2 * arrays.steps.size() >= Math.min(most, wanted.size()), arrays.steps.size() + " frames");
            if (!wanted.isEmpty()) {
                assertEquals(wanted.getLast(), arrays.steps.getLast(), "the newest that has arrays");
                int stride = Math.ceilDiv(wanted.size(), most);
                for (int i = 1; i < arrays.steps.size(); i++) {
                    assertEquals(
                            stride,
                            wanted.indexOf(arrays.steps.get(i)) - wanted.indexOf(arrays.steps.get(i - 1)),
                            "thinned among those that have arrays");
                }
            }
        }
    }

    private void produce(int frames) {
        StepFrame frame = new StepFrame(LAYOUT);
        for (int i = 0; i < frames; i++) {
            produced++;
            frame.begin(1, produced, true);
            frame.numbers()[0] = 3.0 * produced;
            ring.step(frame);
        }
    }

    private static void assertEven(List<Long> steps) {
        long stride = steps.get(2) - steps.get(1);
        for (int i = 2; i < steps.size() - 1; i++) {
            assertEquals(stride, steps.get(i) - steps.get(i - 1), "at " + i + " of " + steps.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 3", "100, 7", "512, 32", "513, 1000", "5000, 32", "100001, 100"})
    void whatAReaderGetsAndWhatItDoesNotIsAllThatWasProducedAndEven(int frames, int most) {
        Steps all = new Steps(Integer.MAX_VALUE);
        Steps some = new Steps(most);
        RunFeed.Reading first = feed.read(all);
        RunFeed.Reading second = feed.read(some);
        produce(frames);
        assertTrue(feed.drain());
        assertEquals(all.steps.size(), first.drained());
        assertEquals(some.steps.size(), second.drained());
        assertEquals(produced, first.drained() + first.dropped());
        assertEquals(produced, second.drained() + second.dropped());
        assertTrue(some.steps.size() <= most);
        assertTrue(2 * some.steps.size() >= Math.min(most, all.steps.size()), some.steps.size() + " frames");
        assertEquals(produced, all.steps.getLast());
        assertEquals(produced, some.steps.getLast());
        if (some.steps.size() > 3) {
            assertEven(some.steps);
            assertEven(all.steps);
        }
    }

    @Test
    void manyReadersOfARunThatNeverWaitsGetOrMissEveryFrame() throws InterruptedException {
        List<Steps> readers = List.of(new Steps(Integer.MAX_VALUE), new Steps(1), new Steps(20), new Steps(300));
        List<RunFeed.Reading> readings = readers.stream().map(feed::read).toList();
        Thread run = Threads.start("test-run", () -> {
            produce(300_000);
            ring.epoch(new EpochFrame(1, produced, new double[1]));
            running.set(false);
        });
        while (feed.drain()) {
            Thread.onSpinWait();
        }
        run.join();
        for (int i = 0; i < readers.size(); i++) {
            Steps reader = readers.get(i);
            RunFeed.Reading reading = readings.get(i);
            assertEquals(reader.steps.size(), reading.drained());
            assertEquals(300_000, reading.drained() + reading.dropped());
            assertEquals(300_000, reader.steps.getLast());
            assertEquals(List.of(300_000L), reader.ends);
            assertEquals(true, reader.drains.getLast());
            assertEquals(List.copyOf(reader.steps).stream().sorted().distinct().toList(), reader.steps);
        }
    }

    @Test
    void aReaderCountsFromWhenItCame() {
        RunFeed.Reading early = feed.read(new Steps(1000));
        produce(100);
        feed.drain();
        Steps late = new Steps(1000);
        RunFeed.Reading reading = feed.read(late);
        produce(50);
        feed.drain();
        assertEquals(150, early.drained());
        assertEquals(50, reading.drained());
        assertEquals(0, reading.dropped());
        assertEquals(101, late.steps.getFirst());
        reading.close();
        produce(10);
        feed.drain();
        assertEquals(50, reading.drained());
        assertEquals(160, early.drained());
    }

    @Test
    void framesWaitForTheFirstReader() {
        produce(5);
        assertFalse(feed.drain());
        Steps reader = new Steps(1000);
        feed.read(reader);
        assertEquals(List.of(feed), followed, "it is drained as soon as somebody reads");
        feed.drain();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), reader.steps);
    }

    @Test
    void aReaderThatFailsIsLeftOutAndTheOthersGoOn() {
        IllegalStateException planted = new IllegalStateException("planted");
        RunFeed.Reading failing = feed.read(frame -> {
            throw planted;
        });
        Steps other = new Steps(1000);
        RunFeed.Reading reading = feed.read(other);
        produce(3);
        List<Throwable> failures = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
        try {
            feed.drain();
            produce(3);
            feed.drain();
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(planted), failures);
        assertEquals(0, failing.drained());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), other.steps);
        assertEquals(6, reading.drained());
    }
}
