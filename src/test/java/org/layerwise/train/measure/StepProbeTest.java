package org.layerwise.train.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** Histograms are computed at the steps at which somebody wants them, and nothing else depends on it. */
class StepProbeTest {
    private static final int STEPS = 40; // 4 epochs of 10

    @TempDir
    Path folder;

    /** Keeps what it gets, and wants arrays at some steps. */
    private static final class Frames implements FrameSink {
        private final boolean takesArrays;
        private final LongPredicate wanted;
        private final List<Long> asked = new ArrayList<>();
        private final List<double[]> numbers = new ArrayList<>();
        private final List<float[]> arrays = new ArrayList<>();
        private final List<Long> withArrays = new ArrayList<>();

        Frames(boolean takesArrays, LongPredicate wanted) {
            this.takesArrays = takesArrays;
            this.wanted = wanted;
        }

        @Override
        public boolean takesArrays() {
            return takesArrays;
        }

        @Override
        public boolean wantsArrays(long step) {
            asked.add(step);
            return wanted.test(step);
        }

        @Override
        public void step(StepFrame frame) {
            numbers.add(frame.numbers().clone());
            arrays.add(frame.arrays().clone());
            if (frame.hasArrays()) {
                withArrays.add(frame.step());
            }
        }

        @Override
        public void epoch(EpochFrame frame) {}

        @Override
        public void close() {}
    }

    private void train(Frames... sinks) {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 200),
                "split.validation=0.2",
                "training.batch=16",
                "training.epochs=4",
                "telemetry.every=1",
                "telemetry.measures=[\"gradient/histogram\",\"weight/histogram\",\"activation/max\",\"activation/zero\"]");
        Runs.run(trainer, sinks);
        assertEquals(STEPS, trainer.step());
    }

    private static List<Long> steps(LongPredicate wanted) {
        return LongStream.rangeClosed(1, STEPS).filter(wanted).boxed().toList();
    }

    @Test
    void arraysAreComputedAtTheStepsAtWhichASinkWantsThem() {
        Frames always = new Frames(true, step -> true);
        train(always);
        assertEquals(steps(step -> true), always.withArrays);
        Frames thirds = new Frames(true, step -> step % 3 == 0);
        Frames fifths = new Frames(true, step -> step % 5 == 0);
        train(thirds, fifths);
        LongPredicate either = step -> step % 3 == 0 || step % 5 == 0;
        assertEquals(steps(either), thirds.withArrays, "who wants none at a step may get some");
        assertEquals(steps(either), fifths.withArrays);
        assertEquals(steps(step -> true), thirds.asked);
        float[] last = new float[always.arrays.getFirst().length];
        for (int step = 1; step <= STEPS; step++) {
            if (either.test(step)) {
                last = always.arrays.get(step - 1);
            }
            assertArrayEquals(last, thirds.arrays.get(step - 1), "step " + step + ": arrays are as they were");
        }
    }

    @Test
    void arraysAreNotComputedForSinksThatTakeNone() {
        Frames never = new Frames(true, step -> false);
        Frames none = new Frames(false, step -> true);
        train(never, none);
        assertEquals(List.of(), none.asked, "who never takes arrays is not asked");
        assertEquals(List.of(), never.withArrays);
        assertEquals(List.of(), none.withArrays);
        never.arrays.forEach(values -> assertArrayEquals(new float[values.length], values));
    }

    @Test
    void theNumbersAreTheSameToTheLastBitWhoeverWantsArrays() {
        Frames none = new Frames(false, step -> false);
        train(none);
        for (LongPredicate wanted : List.<LongPredicate>of(step -> true, step -> step % 4 == 1, step -> false)) {
            Frames some = new Frames(true, wanted);
            train(some);
            assertEquals(bits(none), bits(some));
        }
        assertFalse(none.numbers.isEmpty());
    }

    private static List<List<Long>> bits(Frames frames) {
        return frames.numbers.stream()
                .map(values -> Arrays.stream(values)
                        .mapToLong(Double::doubleToRawLongBits)
                        .boxed()
                        .toList())
                .toList();
    }
}
