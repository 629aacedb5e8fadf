package org.layerwise.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GapFinderTest {

    private static List<Long> missing(long... steps) {
        GapFinder finder = new GapFinder();
        return LongStream.of(steps)
                .mapToObj(step -> finder.missingBefore(step, true))
                .toList();
    }

    @Test
    void stepsOfOneCadenceHaveNoGap() {
        assertEquals(List.of(0L, 0L, 0L, 0L), missing(1, 2, 3, 4));
        assertEquals(List.of(0L, 0L, 0L, 0L), missing(1, 5, 10, 15));
    }

    @Test
    void sampledStepsThatWereNotDeliveredAreCounted() {
        assertEquals(List.of(0L, 0L, 0L, 6L), missing(1, 2, 3, 10));
        assertEquals(List.of(0L, 0L, 0L, 2L), missing(1, 5, 10, 25));
    }

    @Test
    void stepsThatAreOnlyShownAreNeitherCadenceNorGap() {
        GapFinder finder = new GapFinder();
        finder.missingBefore(10, true);
        finder.missingBefore(20, true);
        assertEquals(0, finder.missingBefore(21, false));
        assertEquals(0, finder.missingBefore(22, false));
        assertEquals(0, finder.missingBefore(30, true));
        assertEquals(1, finder.missingBefore(50, true));
        assertEquals(10, finder.cadence());
    }
}
