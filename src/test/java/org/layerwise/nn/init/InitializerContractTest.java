package org.layerwise.nn.init;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;

/** What every initializer keeps to, for every kind in the catalog: the moments of its documented formula. */
class InitializerContractTest {

    /** The shape of a distribution around its mean. */
    enum Form {
        FIXED,
        UNIFORM,
        NORMAL,
        /** Normal, cut at two of its own standard deviations. */
        TRUNCATED,
        /** Normal in the limit; the sum of squares is exact. */
        ORTHOGONAL
    }

    interface Deviation {
        double of(Initializer initializer, int fanIn, int fanOut);
    }

    record Formula(Form form, double mean, Deviation deviation) {}

    private static final double A_CONSTANT = 0.75;

    private static final Map<String, Formula> FORMULAS = Map.ofEntries(
            entry("zeros", new Formula(Form.FIXED, 0, (kind, in, out) -> 0)),
            entry("constant", new Formula(Form.FIXED, A_CONSTANT, (kind, in, out) -> 0)),
            entry("ones", new Formula(Form.FIXED, 1, (kind, in, out) -> 0)),
            entry(
                    "truncated-normal",
                    new Formula(Form.TRUNCATED, 0, (kind, in, out) -> ((TruncatedNormal) kind).sigma())),
            entry(
                    "orthogonal",
                    new Formula(
                            Form.ORTHOGONAL,
                            0,
                            (kind, in, out) -> ((Orthogonal) kind).gain() / Math.sqrt(Math.max(in, out)))),
            entry("lsuv", new Formula(Form.ORTHOGONAL, 0, (kind, in, out) -> 1 / Math.sqrt(Math.max(in, out)))),
            entry(
                    "variance-scaling",
                    new Formula(Form.NORMAL, 0, (kind, in, out) -> ((VarianceScaling) kind).gain() / Math.sqrt(in))),
            entry("normal", new Formula(Form.NORMAL, 0, (kind, in, out) -> ((Normal) kind).sigma())),
            entry("uniform", uniform((kind, in, out) -> ((Uniform) kind).limit())),
            entry("glorot-uniform", uniform((kind, in, out) -> Math.sqrt(6.0 / (in + out)))),
            entry("glorot-normal", new Formula(Form.NORMAL, 0, (kind, in, out) -> Math.sqrt(2.0 / (in + out)))),
            entry("he-uniform", uniform((kind, in, out) -> Math.sqrt(6.0 / in))),
            entry("he-normal", new Formula(Form.NORMAL, 0, (kind, in, out) -> Math.sqrt(2.0 / in))),
            entry("lecun-uniform", uniform((kind, in, out) -> Math.sqrt(3.0 / in))),
            entry("lecun-normal", new Formula(Form.NORMAL, 0, (kind, in, out) -> Math.sqrt(1.0 / in))));

    /** U(−a, a) has the standard deviation a/√3. */
    private static Formula uniform(Deviation limit) {
        return new Formula(Form.UNIFORM, 0, (kind, in, out) -> limit.of(kind, in, out) / Math.sqrt(3));
    }

    record Trial(Initializer initializer, int fanIn, int fanOut) {
        Formula formula() {
            String id = Catalog.of(Initializer.class).describe(initializer).id();
            Formula formula = FORMULAS.get(id);
            if (formula == null) {
                throw new AssertionError("the initializer \"" + id + "\" has no formula in "
                        + getClass().getEnclosingClass()
                        + ": write its mean and standard deviation there, from its documentation");
            }
            return formula;
        }

        double deviation() {
            return formula().deviation().of(initializer, fanIn, fanOut);
        }

        float[] draw(long seed) {
            float[] values = new float[fanIn * fanOut];
            initializer.fill(values, KernelShape.dense(fanIn, fanOut), new RandomStream(seed));
            return values;
        }
    }

    static Stream<Trial> trials() {
        return Catalog.of(Initializer.class).kinds().stream()
                .map(kind -> kind.id().equals("constant") ? new Constant(A_CONSTANT) : kind.withDefaults())
                .flatMap(kind -> Stream.of(
                        new Trial(kind, 500, 500),
                        new Trial(kind, 10, 20_000),
                        new Trial(kind, 30_000, 10),
                        new Trial(kind, 784, 512)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void momentsAreTheDocumentedOnes(Trial trial) {
        float[] values = trial.draw(1);
        int n = values.length;
        double mean = 0;
        for (float value : values) {
            mean += value / (double) n;
        }
        double second = 0;
        double fourth = 0;
        double largest = 0;
        for (float value : values) {
            double off = value - mean;
            second += off * off / n;
            fourth += off * off * off * off / n;
            largest = Math.max(largest, Math.abs(value - trial.formula().mean()));
        }
        double sigma = trial.deviation();
        double kurtosis = fourth / (second * second);
        assertEquals(trial.formula().mean(), mean, 4 * sigma / Math.sqrt(n) + 1e-9);
        assertEquals(sigma, Math.sqrt(second), 4 * sigma / Math.sqrt(n) + 1e-9);
        switch (trial.formula().form()) {
            case FIXED -> assertEquals(0, largest);
            case UNIFORM -> {
                double limit = sigma * Math.sqrt(3);
                assertTrue(largest <= limit * (1 + 1e-6) && largest > 0.999 * limit, () -> "not up to " + limit);
                assertEquals(1.8, kurtosis, 0.02);
            }
            case NORMAL -> {
                assertEquals(3, kurtosis, 0.1);
                assertTrue(largest > 3.5 * sigma, "truncated");
            }
            case TRUNCATED -> {
                double cut = 2 * sigma / 0.8796256610342398;
                assertTrue(largest <= cut * (1 + 1e-6) && largest > 0.999 * cut, () -> "not up to " + cut);
                assertEquals(2.36554, kurtosis, 0.05);
            }
            case ORTHOGONAL -> {
                assertEquals(sigma, Math.sqrt(second + mean * mean), 1e-5 * sigma);
                assertEquals(3, kurtosis, 0.1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void promisesTheFormulasStandardDeviation(Trial trial) {
        double expected = trial.deviation();
        double promised = trial.initializer().standardDeviation(KernelShape.dense(trial.fanIn(), trial.fanOut()));
        assertEquals(expected, promised, 1e-12 * expected);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theSameStreamGivesTheSameBits(Trial trial) {
        assertArrayEquals(trial.draw(2), trial.draw(2));
        if (trial.deviation() > 0) {
            assertNotEquals(trial.draw(2)[0], trial.draw(3)[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void comesBackFromItsJson(Trial trial) {
        assertEquals(
                trial.initializer(),
                new JsonCodec("test").read(Initializer.class, JsonCodec.write(trial.initializer()), ""));
    }

    /** Every initializer also draws a bias, which is a vector, and kernels of one unit. */
    @ParameterizedTest
    @MethodSource("kinds")
    void fillsVectorsAndSingleNumbers(Initializer initializer) {
        for (int[] size : new int[][] {{1, 64}, {64, 1}, {1, 1}}) {
            float[] values = new float[size[0] * size[1]];
            Arrays.fill(values, Float.NaN);
            initializer.fill(values, KernelShape.dense(size[0], size[1]), new RandomStream(4));
            for (float value : values) {
                assertTrue(Float.isFinite(value), () -> initializer + " gives " + Arrays.toString(values));
            }
        }
    }

    static Stream<Initializer> kinds() {
        return Catalog.of(Initializer.class).kinds().stream().map(kind -> kind.withDefaults());
    }

    /** The fewer of columns and rows are at right angles and as long as the gain; the shape of a kernel counts, not its fans. */
    @ParameterizedTest
    @CsvSource({"40,40,1", "90,30,2", "30,90,0.5", "1,7,3", "7,1,3", "64,192,1"})
    void orthogonalColumnsOrRowsAreAtRightAngles(int rows, int columns, double gain) {
        float[] w = new float[rows * columns];
        new Orthogonal(gain).fill(w, new KernelShape(rows, columns, 5, 9), new RandomStream(5));
        boolean tall = rows >= columns;
        int count = Math.min(rows, columns);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    int first = tall ? i * columns + a : a * columns + i;
                    int second = tall ? i * columns + b : b * columns + i;
                    product += (double) w[first] * w[second];
                }
                assertEquals(a == b ? gain * gain : 0, product, 1e-5 * gain * gain);
            }
        }
    }

    /** Glorot, He and LeCun are members of the family, to the last bit. */
    @Test
    void varianceScalingIsTheFamilyOfTheOthers() {
        KernelShape shape = KernelShape.dense(30, 70);
        Map<Initializer, Initializer> same = Map.of(
                new LecunNormal(),
                new VarianceScaling(1, VarianceScaling.Fan.IN, VarianceScaling.Distribution.NORMAL),
                new LecunUniform(),
                new VarianceScaling(1, VarianceScaling.Fan.IN, VarianceScaling.Distribution.UNIFORM),
                new HeNormal(),
                new VarianceScaling(Math.sqrt(2), VarianceScaling.Fan.IN, VarianceScaling.Distribution.NORMAL),
                new GlorotNormal(),
                new VarianceScaling(1, VarianceScaling.Fan.AVERAGE, VarianceScaling.Distribution.NORMAL),
                new GlorotUniform(),
                new VarianceScaling(1, VarianceScaling.Fan.AVERAGE, VarianceScaling.Distribution.UNIFORM));
        same.forEach((named, general) -> {
            float[] first = new float[shape.size()];
            float[] second = new float[shape.size()];
            named.fill(first, shape, new RandomStream(7));
            general.fill(second, shape, new RandomStream(7));
            assertArrayEquals(first, second, 1e-7f);
            assertEquals(named.standardDeviation(shape), general.standardDeviation(shape), 1e-15);
        });
        assertEquals(
                3 / Math.sqrt(70),
                new VarianceScaling(3, VarianceScaling.Fan.OUT, VarianceScaling.Distribution.NORMAL)
                        .standardDeviation(shape),
                1e-15);
    }

    /** Over many draws the elements of small matrices show no preferred sign, as an unmended QR's would. */
    @Test
    void orthogonalMatricesAreAllEquallyLikely() {
        double[] mean = new double[4];
        RandomStream random = new RandomStream(6);
        float[] w = new float[4];
        for (int draw = 0; draw < 4000; draw++) {
            new Orthogonal(1).fill(w, KernelShape.dense(2, 2), random);
            for (int i = 0; i < 4; i++) {
                mean[i] += w[i] / 4000.0;
            }
        }
        for (double value : mean) {
            assertEquals(0, value, 4 / Math.sqrt(2 * 4000));
        }
    }
}
