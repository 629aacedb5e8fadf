package org.layerwise.nn.init;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
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
        NORMAL
    }

    interface Deviation {
        double of(Initializer initializer, int fanIn, int fanOut);
    }

    record Formula(Form form, double mean, Deviation deviation) {}

    private static final double A_CONSTANT = 0.75;

    private static final Map<String, Formula> FORMULAS = Map.ofEntries(
            entry("zeros", new Formula(Form.FIXED, 0, (kind, in, out) -> 0)),
            entry("constant", new Formula(Form.FIXED, A_CONSTANT, (kind, in, out) -> 0)),
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
}
