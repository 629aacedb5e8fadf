package org.layerwise.search.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanIntervalTest {
    /** The quantile of two degrees of freedom at 0.975 is 4.302653. */
    @Test
    void isStudents() {
        MeanInterval interval = MeanInterval.of(0.91, 0.94, 0.9);
        assertEquals(0.9166667, interval.mean(), 1e-7);
        assertEquals(0.0208167, interval.deviation(), 1e-7);
        assertEquals(4.302653 * 0.0208167 / Math.sqrt(3), interval.half(), 1e-5);
    }

    @Test
    void aValueThatIsNotFiniteCountsForNothing() {
        MeanInterval interval = MeanInterval.of(1, Double.NaN, 3);
        assertEquals(2, interval.count());
        assertEquals(2, interval.mean());
        assertEquals(12.7062, interval.half(), 1e-3);
        assertTrue(Double.isNaN(MeanInterval.of(1).half()));
        assertTrue(Double.isNaN(MeanInterval.of().mean()));
    }

    @Test
    void gainsAboveTheirNoiseAreBetter() {
        MeanInterval some = MeanInterval.of(1, 1, 1);
        assertTrue(new Confirmation(0, some, some, MeanInterval.of(0.1, 0.11, 0.12)).isBetter());
        assertTrue(!new Confirmation(0, some, some, MeanInterval.of(-0.1, 0.11, 0.3)).isBetter());
        assertTrue(!new Confirmation(0, some, some, MeanInterval.of(0.1)).isBetter());
    }
}
