package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void givesTheSameSegmentForTheSamePlace() {
        SegmentCache segments = new SegmentCache();
        float[] first = {1, 2, 3};
        float[] second = first.clone();
        MemorySegment whole = segments.of(first, 0);
        assertSame(whole, segments.of(first, 0));
        assertNotSame(whole, segments.of(second, 0));
        assertEquals(3, segments.of(first, 2).get(ValueLayout.JAVA_FLOAT, 0));
        assertEquals(3, segments.size());
    }

    @Test
    void keepsEveryPlaceAsItGrowsAndLetsGoAtTheLimit() {
        SegmentCache segments = new SegmentCache();
        float[] array = new float[SegmentCache.MOST];
        for (int i = 0; i < array.length; i++) {
            array[i] = i;
            segments.of(array, i);
        }
        for (int i = 0; i < array.length; i++) {
            assertEquals(i, segments.of(array, i).get(ValueLayout.JAVA_FLOAT, 0));
        }
        assertEquals(SegmentCache.MOST, segments.size());
        segments.of(new float[1], 0);
        assertEquals(1, segments.size());
    }
}
