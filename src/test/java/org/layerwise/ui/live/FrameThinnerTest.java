package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameThinnerTest {
    private record Point(long step, double value, double mate) {}

    private final List<Point> points = new ArrayList<>();
    private final FrameThinner thinner =
            new FrameThinner(new int[] {1, -1}, (step, values) -> points.add(new Point(step, values[0], values[1])));

    private void feed(int frames, int spikeAt) {
        for (int step = 1; step <= frames; step++) {
            double value = step == spikeAt ? 1000 : step % 7;
            thinner.accept(step, new double[] {value, 10 * value});
        }
    }

    @Test
    void theFirstFramesPassAsTheyAre() {
        feed(FrameThinner.FULL, 5);
        assertEquals(FrameThinner.FULL, points.size());
        assertEquals(new Point(5, 1000, 10_000), points.get(4));
    }

    @Test
    void aSpikeSurvivesWithWhatBelongsToIt() {
        int spike = 900_003;
        feed(1_000_000, spike);
        thinner.flush();
        Point high = points.stream()
                .filter(point -> point.value() == 1000)
                .findFirst()
                .orElseThrow();
        assertEquals(10_000, high.mate());
        assertTrue(Math.abs(high.step() - spike) < 64, high.toString());
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i - 1).step() < points.get(i).step(), "steps ascend");
        }
    }

    @Test
    void tenMillionFramesTakeTheRoomOfSomeHundredThousand() {
        feed(10_000_000, 1);
        assertTrue(points.size() < 400_000, points.size() + " points");
        assertTrue(points.size() > 100_000, points.size() + " points");
    }

    @Test
    void nothingIsHeldBackAfterAFlush() {
        feed(FrameThinner.FULL + 2, 0);
        assertEquals(FrameThinner.FULL, points.size());
        thinner.flush();
        assertEquals(FrameThinner.FULL + 2, points.size());
        assertEquals(FrameThinner.FULL + 2, points.getLast().step());
    }
}
