package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayRingTest {
    private static final FrameLayout LAYOUT = new FrameLayout.Builder()
            .step("loss/batch", Form.NUMBER, 1, List.of(""), true)
            .epoch("loss/train")
            .build();

    private final DisplayRing ring = new DisplayRing(LAYOUT);
    private final StepFrame frame = new StepFrame(LAYOUT);
    private final List<Long> steps = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();

    private void step(long number) {
        frame.begin(1, number, true);
        ring.step(frame);
    }

    private void drain() {
        ring.drain(each -> steps.add(each.step()), each -> ends.add(each.step()));
    }

    @Test
    void whatFitsIsHandedOverInOrder() {
        LongStream.rangeClosed(1, ring.capacity()).forEach(this::step);
        drain();
        assertEquals(LongStream.rangeClosed(1, ring.capacity()).boxed().toList(), steps);
        assertEquals(0, ring.dropped());
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 600, 1024, 1025, 1500, 10_000, 100_001})
    void whatDoesNotFitIsDroppedEvenlyCountedAndTheNewestStays(int produced) {
        LongStream.rangeClosed(1, produced).forEach(this::step);
        drain();
        assertEquals(produced, steps.size() + ring.dropped());
        assertTrue(steps.size() <= ring.capacity() + 1, steps.size() + " frames");
        assertTrue(steps.size() >= ring.capacity() / 2, steps.size() + " frames");
        assertEquals(1, steps.getFirst());
        assertEquals(produced, steps.getLast());
        long stride = steps.get(1) - steps.get(0);
        for (int i = 1; i < steps.size() - 1; i++) {
            assertEquals(stride, steps.get(i) - steps.get(i - 1), "step " + steps.get(i));
        }
        assertTrue(steps.getLast() - steps.get(steps.size() - 2) <= stride);
        step(produced + 1);
        steps.clear();
        drain();
        assertEquals(List.of(produced + 1L), steps);
    }

    @Test
    void framesKeepTheirNumbersWhenOthersAreDropped() {
        for (int i = 1; i <= 5000; i++) {
            frame.numbers()[0] = 10.0 * i;
            step(i);
        }
        ring.drain(each -> assertEquals(10.0 * each.step(), each.numbers()[0]), each -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 513, 1500, 100_001})
    void droppedFramesWithArraysAreCounted(int produced) {
        assertTrue(ring.wantsArrays(1));
        List<Boolean> kept = new ArrayList<>();
        for (int drain = 0; drain < 2; drain++) {
            for (int i = 1; i <= produced; i++) {
                frame.begin(1, i, true, i % 3 == 0);
                ring.step(frame);
            }
            kept.clear();
            FrameSource.Losses losses = ring.drain(
                    each -> {
                        assertEquals(each.step() % 3 == 0, each.hasArrays());
                        kept.add(each.hasArrays());
                    },
                    each -> {});
            long keptWithArrays = kept.stream().filter(has -> has).count();
            assertEquals(new FrameSource.Losses(produced - kept.size(), produced / 3 - keptWithArrays), losses);
        }
    }

    @Test
    void anEpochThatEndsDuringADrainIsHandedOverOnce() {
        step(1);
        ring.drain(
                each -> {
                    steps.add(each.step());
                    ring.epoch(new EpochFrame(1, 1, new double[1]));
                },
                each -> ends.add(each.step()));
        drain();
        assertEquals(List.of(1L), steps);
        assertEquals(List.of(1L), ends);
    }
}
