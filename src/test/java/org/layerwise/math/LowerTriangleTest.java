package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LowerTriangleTest {
    @Test
    void factorsAndSolves() {
        // A = L·Lᵀ with L = [[2, 0, 0], [1, 3, 0], [-1, 2, 1]]
        double[] matrix = {4, 2, -2, 2, 10, 5, -2, 5, 6};
        LowerTriangle factor = LowerTriangle.factor(matrix, 3).orElseThrow();
        assertEquals(2 * Math.log(6), factor.logDeterminant(), 1e-12);
        double[] b = {4 + 4 - 6, 2 + 20 + 15, -2 + 10 + 18}; // A·(1, 2, 3)
        factor.solve(b);
        factor.solveTransposed(b);
        assertArrayEquals(new double[] {1, 2, 3}, b, 1e-12);
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertTrue(LowerTriangle.factor(new double[] {1, 2, 2, 1}, 2).isEmpty());
        assertTrue(LowerTriangle.factor(new double[] {Double.NaN}, 1).isEmpty());
    }
}
