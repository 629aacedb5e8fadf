package org.layerwise.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Every {@value #STRIDE}th float of each range; the bounds hold for all floats, too, which takes minutes to see. */
class ElementaryTest {
    private static final int STRIDE = 499;
    private static final int BLOCK = 4096;

    /** One of the functions over a range. */
    interface Function {
        void apply(float[] in, float[] out, int from, int to);
    }

    /** The largest errors over floats from one number to another of the same sign. */
    private record Errors(double absolute, double relative, double ulps) {
        static Errors of(Function function, DoubleUnaryOperator exact, float from, float to) {
            int low = Math.min(Float.floatToRawIntBits(Math.abs(from)), Float.floatToRawIntBits(Math.abs(to)));
            int high = Math.max(Float.floatToRawIntBits(Math.abs(from)), Float.floatToRawIntBits(Math.abs(to)));
            float sign = Math.copySign(1f, from);
            float[] in = new float[BLOCK];
            float[] out = new float[BLOCK];
            double absolute = 0;
            double relative = 0;
            double ulps = 0;
            for (long bits = low; bits < high; bits += (long) STRIDE * BLOCK) {
                for (int i = 0; i < BLOCK; i++) {
                    in[i] = sign * Float.intBitsToFloat((int) Math.min(bits + (long) i * STRIDE, high));
                }
                function.apply(in, out, 0, BLOCK);
                for (int i = 0; i < BLOCK; i++) {
                    double right = exact.applyAsDouble(in[i]);
                    double error = Math.abs(out[i] - right);
                    absolute = Math.max(absolute, error);
                    relative = Math.max(relative, error == 0 ? 0 : error / Math.abs(right));
                    ulps = Math.max(ulps, error / Math.ulp((float) right));
                }
            }
            return new Errors(absolute, relative, ulps);
        }

        void assertWithin(double absoluteBound, double relativeBound) {
            assertTrue(absolute <= absoluteBound && relative <= relativeBound, this::toString);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static float[] at(Function function, float... in) {
        float[] out = new float[in.length];
        function.apply(in, out, 0, in.length);
        return out;
    }

    @Test
    void tanhIsAsCloseAsStated() {
        for (float sign : new float[] {1, -1}) {
            Errors errors = Errors.of(VectorMath::tanh, Math::tanh, sign * 1e-30f, sign * Float.MAX_VALUE);
            assertTrue(errors.absolute() <= 3.4e-7 && errors.ulps() <= 6, errors::toString);
            Errors.of(VectorMath::tanh, Math::tanh, sign * 0f, sign * 1e-30f).assertWithin(1e-36, 1);
        }
    }

    @Test
    void tanhIsOddToTheLastBit() {
        float[] in = new float[10_000];
        float[] negative = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = Float.intBitsToFloat(i * 200_003);
            negative[i] = -in[i];
        }
        float[] right = at(VectorMath::tanh, in);
        float[] left = at(VectorMath::tanh, negative);
        for (int i = 0; i < in.length; i++) {
            assertEquals(Float.floatToIntBits(right[i]), Float.floatToIntBits(-left[i]), "at " + in[i]);
        }
    }

    @Test
    void sigmoidIsAsCloseAsStated() {
        Errors.of(VectorMath::sigmoid, ElementaryTest::sigmoid, 0f, Float.MAX_VALUE)
                .assertWithin(2e-7, 4e-7);
        Errors.of(VectorMath::sigmoid, ElementaryTest::sigmoid, -0f, -20).assertWithin(2e-7, 6e-6);
        Errors.of(VectorMath::sigmoid, ElementaryTest::sigmoid, -20, -75).assertWithin(1e-13, 1e-4);
        Errors.of(VectorMath::sigmoid, ElementaryTest::sigmoid, -75, -1000).assertWithin(1e-36, 1);
    }

    @Test
    void expOfNegativeIsAsCloseAsStated() {
        Errors.of(VectorMath::expOfNegative, Math::exp, -0f, -20).assertWithin(2e-7, 6e-6);
        Errors.of(VectorMath::expOfNegative, Math::exp, -20, -75).assertWithin(1e-13, 1e-4);
        Errors.of(VectorMath::expOfNegative, Math::exp, -75, -1000).assertWithin(1e-36, 1);
    }

    @Test
    void endsAreExactAndNaNStays() {
        float infinity = Float.POSITIVE_INFINITY;
        assertArrayEquals(
                new float[] {-1, -1, -0f, 0, 1, 1, Float.NaN},
                at(VectorMath::tanh, -infinity, -1e30f, -0f, 0, 1e30f, infinity, Float.NaN));
        assertArrayEquals(
                new float[] {0, 0, 0, 0.5f, 1, 1, Float.NaN},
                at(VectorMath::sigmoid, -infinity, -1e4f, -87, 0, 100, infinity, Float.NaN));
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 1, 1, Float.NaN},
                at(VectorMath::expOfNegative, -infinity, -1e4f, -87, 0, 1, infinity, Float.NaN));
        assertEquals((float) Math.E, VectorMath.exp(1));
        assertEquals(0, VectorMath.exp(-infinity));
    }

    @Test
    void onlyTheRangeIsWrittenAndInputMayBeOutput() {
        float[] values = {1, 1, 1, 1};
        VectorMath.tanh(values, values, 1, 3);
        assertArrayEquals(new float[] {1, (float) Math.tanh(1), (float) Math.tanh(1), 1}, values, 3e-7f);
        assertEquals(1, values[0]);
        assertEquals(1, values[3]);
    }
}
