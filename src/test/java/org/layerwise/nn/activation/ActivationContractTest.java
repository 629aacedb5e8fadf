package org.layerwise.nn.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.ReferenceFunctions;

/** What every activation function keeps to, for every kind in the catalog. */
class ActivationContractTest {
    private static final int ROWS = 50;
    private static final int COLUMNS = 4;

    /** Kinds that are no plain function, and why. */
    private static final Map<String, String> SET_UP_ELSEWHERE =
            Map.of("prelu", "learns its slopes: LayerContractTest tries it as a layer");

    static Stream<ActivationFunction> functions() {
        return Stream.concat(
                Catalog.of(ActivationFunction.class).kinds().stream()
                        .filter(kind -> !SET_UP_ELSEWHERE.containsKey(kind.id()))
                        .map(kind -> kind.withDefaults()),
                Stream.of(
                        new LeakyRelu(0),
                        new LeakyRelu(0.3),
                        new LeakyRelu(1),
                        new Elu(0),
                        new Elu(0.5),
                        new Softplus(0.25),
                        new Softplus(8)));
    }

    private static float[] values(double scale, long seed) {
        RandomStream random = new RandomStream(seed);
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private static double[][] rows(float[] values) {
        double[][] rows = new double[ROWS][COLUMNS];
        for (int i = 0; i < values.length; i++) {
            rows[i / COLUMNS][i % COLUMNS] = values[i];
        }
        return rows;
    }

    private static float[] apply(PlainFunction function, float[] x) {
        float[] y = new float[x.length];
        Arrays.fill(y, Float.NaN);
        function.apply(x, y, x.length / COLUMNS, COLUMNS);
        return y;
    }

    private static float[] gradient(PlainFunction function, float[] x, float[] dy) {
        float[] dx = new float[x.length];
        Arrays.fill(dx, Float.NaN);
        function.gradient(x, apply(function, x), dy, dx, x.length / COLUMNS, COLUMNS);
        return dx;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void valuesAreThoseOfTheReference(PlainFunction function) {
        for (double scale : new double[] {1e-3, 1, 10, 100}) {
            float[] x = values(scale, 1);
            double[] expected = Numbers.flat(ReferenceFunctions.activation(function, rows(x)));
            float[] actual = apply(function, x);
            for (int i = 0; i < x.length; i++) {
                assertEquals(expected[i], actual[i], 1e-5 * Math.abs(expected[i]) + 1e-7, function + " of " + x[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void gradientsAreThoseOfCentralDifferences(PlainFunction function) {
        for (double scale : new double[] {1, 5}) {
            float[] x = values(scale, 2);
            float[] dy = values(1, 3);
            double[][] inputs = rows(x);
            float[] actual = gradient(function, x, dy);
            for (int row = 0; row < ROWS; row++) {
                int from = row * COLUMNS;
                double[] expected = Numbers.gradient(inputs[row], () -> {
                    double[][] y = ReferenceFunctions.activation(function, inputs);
                    return weighted(y[from / COLUMNS], dy, from);
                });
                for (int j = 0; j < COLUMNS; j++) {
                    double allowed = 1e-4 * Math.abs(expected[j]) + 5e-7;
                    assertEquals(expected[j], actual[from + j], allowed, function + "′ of " + x[from + j]);
                }
            }
        }
    }

    private static double weighted(double[] y, float[] dy, int from) {
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            sum += y[j] * dy[from + j];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void largeInputsStayFinite(PlainFunction function) {
        float[] x = {1e4f, -1e4f, 0, 1, -1e4f, -1e4f, -1e4f, -1e4f, 1e4f, 1e4f, 1e4f, 1e4f, -1e4f, 0, -0f, 1e-30f};
        float[] dy = new float[x.length];
        Arrays.fill(dy, 1);
        dy[3] = -2;
        for (float[] values : new float[][] {apply(function, x), gradient(function, x, dy)}) {
            for (int i = 0; i < x.length; i++) {
                assertTrue(Float.isFinite(values[i]), function + " gives " + values[i] + " for " + x[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void rowsDoNotTouchEachOtherAndOnlyGivenRowsAreWritten(PlainFunction function) {
        float[] x = values(1, 4);
        float[] whole = apply(function, x);
        float[] y = new float[x.length];
        Arrays.fill(y, Float.NaN);
        function.apply(x, y, 3, COLUMNS);
        assertArrayEquals(Arrays.copyOf(whole, 3 * COLUMNS), Arrays.copyOf(y, 3 * COLUMNS));
        for (int i = 3 * COLUMNS; i < y.length; i++) {
            assertTrue(Float.isNaN(y[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void comesBackFromItsJson(PlainFunction function) {
        assertEquals(function, new JsonCodec("test").read(ActivationFunction.class, JsonCodec.write(function), ""));
    }

    /** The slope at 0 of functions with a kink there is the documented one, that of the left side. */
    @Test
    void slopesAtZero() {
        float[] x = {0, -0f, 0, -0f};
        float[] ones = {1, 1, 1, 1};
        assertArrayEquals(new float[] {0, 0, 0, 0}, gradient(new Relu(), x, ones));
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, gradient(new LeakyRelu(0.25), x, ones));
        assertArrayEquals(ones, gradient(new Tanh(), x, ones));
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, gradient(new Sigmoid(), x, ones));
        assertArrayEquals(ones, gradient(new Linear(), x, ones));
    }

    @Test
    void softmaxSumsToOneAndDoesNotSeeAShift() {
        Softmax softmax = new Softmax();
        float[] x = {1, 2, 3, 4, 1001, 1002, 1003, 1004, -9999, -9998, -9997, -9996};
        float[] y = apply(softmax, x);
        for (int row = 0; row < 3; row++) {
            assertEquals(1, y[4 * row] + y[4 * row + 1] + y[4 * row + 2] + y[4 * row + 3], 1e-6);
            assertArrayEquals(Arrays.copyOf(y, 4), Arrays.copyOfRange(y, 4 * row, 4 * row + 4));
        }
    }
}
