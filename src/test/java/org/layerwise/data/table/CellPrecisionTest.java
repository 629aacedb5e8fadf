package org.layerwise.data.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellPrecisionTest {
    private static double[] steps(double from, double step) {
        return IntStream.range(0, 100).mapToDouble(i -> from + i * step).toArray();
    }

    @Test
    void singleIsEnoughForNumbersNearZero() {
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(steps(0, 0.1)));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(steps(-3e30, 1e30)));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(steps(1900, 1)));
    }

    /** Float32 numbers near 1.7e9 are 128 apart, which moves by up to 64; those near 2^24 by half. */
    @Test
    void aThousandthOfTheDeviationIsTheBorder() {
        assertEquals(CellPrecision.FLOAT64, CellPrecision.needed(steps(1.7e9, 1)));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(steps(1.7e9, 86_400)));
        assertEquals(CellPrecision.FLOAT64, CellPrecision.needed(steps((1 << 24) + 1, 2)));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(steps((1 << 24) + 1, 50)));
    }

    @Test
    void whatIsMissingOrConstantNeedsNone() {
        double[] some = steps(1.7e9, 1);
        for (int i = 0; i < some.length; i += 3) {
            some[i] = Double.NaN;
        }
        assertEquals(CellPrecision.FLOAT64, CellPrecision.needed(some));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(new double[] {0.1, 0.1, 0.1}));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(new double[] {Double.NaN, 0.1}));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(new double[] {Double.NaN}));
        assertEquals(CellPrecision.FLOAT32, CellPrecision.needed(new double[0]));
    }

    @Test
    void roundsToWhatItIs() {
        double[] numbers = {1.7e9 + 1, 0.1, Double.NaN};
        CellPrecision.FLOAT64.apply(numbers);
        assertArrayEquals(new double[] {1.7e9 + 1, 0.1, Double.NaN}, numbers);
        CellPrecision.FLOAT32.apply(numbers);
        assertArrayEquals(new double[] {1.7e9f, 0.1f, Double.NaN}, numbers);
        assertEquals(0.1f, CellPrecision.FLOAT32.of(0.1));
        assertEquals(0.1, CellPrecision.FLOAT64.of(0.1));
    }
}
