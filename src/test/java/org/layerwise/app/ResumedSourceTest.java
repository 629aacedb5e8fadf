package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.StepFrame;

class ResumedSourceTest {
    /** Epochs handed over in portions, one portion a drain. */
    private static final class Portions implements FrameSource {
        private final List<List<Integer>> portions;
        private int next;

        Portions(List<List<Integer>> portions) {
            this.portions = portions;
        }

        @Override
        public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
            if (next < portions.size()) {
                portions.get(next++).forEach(epoch -> ends.accept(new EpochFrame(epoch, 10L * epoch, new double[0])));
            }
            return Losses.NONE;
        }

        @Override
        public boolean hasMore() {
            return false;
        }
    }

    private static List<Integer> all(FrameSource source) {
        List<Integer> epochs = new ArrayList<>();
        do {
            source.drain(step -> {}, end -> epochs.add(end.epoch()));
        } while (source.hasMore());
        return epochs;
    }

    @Test
    void whatIsLiveComesAlsoWhereNobodyAsksAgain() {
        assertEquals(
                List.of(1, 2, 3),
                all(new ResumedSource(new Portions(List.of(List.of(1, 2))), 20, new Portions(List.of(List.of(3))))));
    }

    @Test
    void aRecordThatIsWrittenALittleLaterIsWaitedFor() {
        Portions late = new Portions(List.of(List.of(), List.of(), List.of(1), List.of(), List.of(2, 3)));
        assertEquals(List.of(1, 2, 3, 4), all(new ResumedSource(late, 20, new Portions(List.of(List.of(3, 4))))));
    }

    @Test
    void aRecordThatNeverComesIsGivenUp() {
        ResumedSource source = new ResumedSource(new Portions(List.of()), 20, new Portions(List.of(List.of(3))));
        assertEquals(List.of(3), all(source));
        assertFalse(source.hasMore());
    }
}
