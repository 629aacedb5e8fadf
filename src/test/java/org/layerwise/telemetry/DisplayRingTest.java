package org.layerwise.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DisplayRingTest {
    private static final FrameLayout LAYOUT =
            new FrameLayout(List.of(Channel.of(Metric.LOSS_BATCH)), List.of(Channel.of(Metric.LOSS_TRAIN)), List.of());

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
    void theNewestStepsAreHandedOverInOrderAndTheRestCounted() {
        LongStream.rangeClosed(1, 600).forEach(this::step);
        drain();
        assertEquals(
                LongStream.rangeClosed(600 - DisplayRing.CAPACITY + 1, 600)
                        .boxed()
                        .toList(),
                steps);
        assertEquals(600 - DisplayRing.CAPACITY, ring.dropped());
        step(601);
        steps.clear();
        drain();
        assertEquals(List.of(601L), steps);
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
