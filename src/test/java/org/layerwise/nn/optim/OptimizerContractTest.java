package org.layerwise.nn.optim;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.nn.Golden;
import org.layerwise.nn.Numbers;
import tools.jackson.databind.JsonNode;

/** What every optimizer keeps to, for every kind in the catalog. */
class OptimizerContractTest {
    /** What only grows (Adagrad, AMSGrad's largest) or has a floor (Adamax) stays without gradients. */
    private static final Set<Class<? extends Optimizer>> KEEP_THEIR_LAST_SLOT =
            Set.of(Adagrad.class, AmsGrad.class, Adamax.class);

    private static final Sgd MOMENTUM = new Sgd(0.01, 0.9, false);
    private static final Sgd NESTEROV = new Sgd(0.01, 0.9, true);

    /** By their name in {@code golden/training.json}. */
    private static final Map<String, Optimizer> IN_GOLDEN = Map.ofEntries(
            entry("sgd", new Sgd(0.01, 0, false)),
            entry("sgd-momentum", MOMENTUM),
            entry("sgd-nesterov", NESTEROV),
            entry("rmsprop", new RmsProp(0.01, 0.99, 1e-8)),
            entry("adagrad", new Adagrad(0.01, 1e-10)),
            entry("adam", new Adam(0.001, 0.9, 0.999, 1e-8)));

    /** Every kind with its defaults, faster with weight decay, and the settings that choose another loop. */
    static Stream<Optimizer> optimizers() {
        Stream<Optimizer> fast = Catalog.of(Optimizer.class).kinds().stream()
                .map(kind -> kind.create(Map.of("learningRate", 0.03, "weightDecay", 0.1)));
        return Stream.of(
                        Catalog.of(Optimizer.class).kinds().stream().map(kind -> kind.withDefaults()),
                        fast,
                        Stream.of(
                                MOMENTUM,
                                NESTEROV,
                                new Sgd(0.01, 0.8, true, 0.1),
                                new RmsProp(0.01, 0.9, 1e-6, false, 0.9, 0.1),
                                new RmsProp(0.01, 0.9, 1e-6, true, 0, 0.1),
                                new RmsProp(0.003, 0.9, 1e-6, true, 0.5, 0),
                                new RAdam(0.03, 0.8, 0.8, 1e-8, 0),
                                new NAdam(0.03, 0.8, 0.9, 1e-8, 0.05, 0)))
                .flatMap(kinds -> kinds);
    }

    /** Weights with what an optimizer remembers of them. */
    private static final class Descent {
        final Optimizer optimizer;
        final float[] weights;
        final float[][] slots;
        final UpdateStep update;

        Descent(Optimizer optimizer, float[] weights) {
            this(optimizer, weights, new float[optimizer.slots()][weights.length]);
        }

        Descent(Optimizer optimizer, float[] weights, float[][] slots) {
            this.optimizer = optimizer;
            this.weights = weights.clone();
            this.update = new UpdateStep(optimizer);
            this.slots = Stream.of(slots).map(float[]::clone).toArray(float[][]::new);
        }

        void step(int step, double rate, float... gradient) {
            step(step, rate, Double.NaN, gradient);
        }

        void step(int step, double rate, double momentum, float[] gradient) {
            float[] before = gradient.clone();
            optimizer.begin(update.at(step, rate, momentum));
            optimizer.update(weights, gradient, slots, 0, weights.length, update);
            assertArrayEquals(before, gradient, "the gradient is not the optimizer's to change");
        }

        /** Of ½(x² + 10y²). */
        void bowl(int step, double rate) {
            step(step, rate, weights[0], 10 * weights[1]);
        }
    }

    private static double[] bowlAfterTen(Optimizer optimizer) {
        Descent descent = new Descent(optimizer, new float[] {1, 1});
        for (int step = 1; step <= 10; step++) {
            descent.bowl(step, optimizer.learningRate());
        }
        return new double[] {descent.weights[0], descent.weights[1]};
    }

    /** 20 steps with rates and momenta as a one-cycle schedule sets them; gradients steep, flat, fading and none at all. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void followsItsFormulaInDoublePrecision(Optimizer optimizer) {
        float[] start = {0.5f, -1, 0.25f, 1, -0.75f, 0};
        for (boolean scheduled : new boolean[] {false, true}) {
            RandomStream random = new RandomStream(7);
            Descent descent = new Descent(optimizer, start);
            PlainOptimizers.Plain[] plain = new PlainOptimizers.Plain[start.length];
            Arrays.setAll(plain, i -> new PlainOptimizers.Plain(start[i]));
            for (int step = 1; step <= 20; step++) {
                double rate = optimizer.learningRate() * (scheduled ? 1 - 0.025 * step : 1);
                double momentum = scheduled ? 0.95 - 0.005 * step : Double.NaN;
                float[] gradient = new float[start.length];
                for (int i = 0; i < 5; i++) {
                    gradient[i] = (float) random.nextGaussian() * (i == 1 ? 8 : i == 2 ? 1f / 64 : 1);
                }
                gradient[3] *= (float) Math.pow(0.5, step);
                descent.step(step, rate, momentum, gradient);
                for (int i = 0; i < start.length; i++) {
                    PlainOptimizers.step(optimizer, plain[i], gradient[i], rate, momentum);
                    assertEquals(plain[i].w, descent.weights[i], 1e-6, optimizer + ", weight " + i + ", step " + step);
                }
            }
        }
    }

    /** To 1e-6 of where it started, not of where it is: momentum crosses 0, and single precision keeps the rounding. */
    @Test
    void followsTheGoldenTrajectoryOfABowlStepByStep() {
        JsonNode golden = Golden.training().get("bowl");
        IN_GOLDEN.forEach((name, optimizer) -> {
            assertNotNull(golden.get(name), name);
            Descent descent = new Descent(optimizer, new float[] {1, 1});
            for (int step = 1; step <= 10; step++) {
                descent.bowl(step, optimizer.learningRate());
                for (int i = 0; i < 2; i++) {
                    double expected = golden.get(name).get(step - 1).get(i).doubleValue();
                    assertEquals(expected, descent.weights[i], 1e-6, name + " at " + step);
                }
            }
        });
    }

    /** The reference page's numbers, independent of the golden file. */
    @Test
    void endsWhereTheReferencePageSays() {
        assertArrayEquals(new double[] {.6210791125, -.5887893888}, bowlAfterTen(MOMENTUM), 6e-7);
        assertArrayEquals(new double[] {.5498911317, .5498911089}, bowlAfterTen(new RmsProp(0.01, 0.99, 1e-8)), 6e-7);
        assertArrayEquals(
                new double[] {.9900032474, .9900032473}, bowlAfterTen(new Adam(0.001, 0.9, 0.999, 1e-8)), 6e-7);
        // Plain SGD: x shrinks by 1 − η, y by 1 − 10η.
        double[] plain = {Math.pow(0.99, 10), Math.pow(0.9, 10)};
        assertArrayEquals(plain, bowlAfterTen(new Sgd(0.01, 0, false)), 6e-7);
    }

    @Test
    void firstStepsByHand() {
        Map<Optimizer, Double> moves = Map.of(
                new Sgd(0.1, 0, false),
                0.1 * 4, // η·g
                new Sgd(0.1, 0.9, false),
                0.1 * 4, // v = g
                new Sgd(0.1, 0.9, true),
                0.1 * (4 + 0.9 * 4), // η·(g + μ·g)
                new RmsProp(0.1, 0.99, 0.5),
                0.1 * 4 / (Math.sqrt(0.01 * 16) + 0.5), // s = (1 − α)·g²
                new Adagrad(0.1, 0.5),
                0.1 * 4 / (4 + 0.5), // s = g²
                new Adam(0.1, 0.9, 0.999, 0.5),
                0.1 * 4 / (4 + 0.5)); // m̂ = g, v̂ = g²: ε after the correction
        moves.forEach((optimizer, move) -> {
            Descent descent = new Descent(optimizer, new float[] {1});
            descent.step(1, 0.1, 4);
            assertEquals(1 - move, descent.weights[0], 1e-6, optimizer.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theRateHandedInIsUsedRatherThanTheOptimizersOwn(Optimizer optimizer) {
        Descent own = new Descent(optimizer, new float[] {0, 0});
        Descent doubled = new Descent(optimizer, new float[] {0, 0});
        own.step(1, optimizer.learningRate(), 0.5f, -2);
        doubled.step(1, 2 * optimizer.learningRate(), 0.5f, -2);
        for (int i = 0; i < 2; i++) {
            assertTrue(own.weights[i] != 0);
            assertEquals(2 * own.weights[i], doubled.weights[i], 1e-6 * Math.abs(doubled.weights[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void learningRateZeroChangesNothing(Optimizer optimizer) {
        float[] weights = {1, -2, 3e-8f, 0};
        Descent descent = new Descent(optimizer, weights);
        for (int step = 1; step <= 5; step++) {
            descent.step(step, 0, 1, -1e6f, 3, 1e-20f);
            assertArrayEquals(weights, descent.weights);
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aGradientOfZerosLeavesFreshWeightsToTheDecay(Optimizer optimizer) {
        float[] weights = {1, -2};
        Descent descent = new Descent(optimizer, weights);
        descent.step(1, optimizer.learningRate(), 0, 0);
        descent.step(2, optimizer.learningRate(), 0, 0);
        if (optimizer.weightDecay() == 0) {
            assertArrayEquals(weights, descent.weights);
        } else {
            assertTrue(descent.weights[0] < 1 && descent.weights[1] > -2, "decays towards 0");
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void allThatIsRememberedStandsInTheSlotsAndScalars(Optimizer optimizer) {
        RandomStream random = new RandomStream(1);
        float[][] gradients = Stream.generate(() -> Numbers.random(1, 30, 1, random).data)
                .limit(20)
                .toArray(float[][]::new);
        double rate = 10 * optimizer.learningRate();
        Descent whole = new Descent(optimizer, new float[30]);
        for (int step = 1; step <= 20; step++) {
            whole.step(step, rate, gradients[step - 1]);
        }
        Descent first = new Descent(optimizer, new float[30]);
        for (int step = 1; step <= 9; step++) {
            first.step(step, rate, gradients[step - 1]);
        }
        Optimizer reread = new JsonCodec("test").read(Optimizer.class, JsonCodec.write(optimizer), "");
        Descent second = new Descent(reread, first.weights, first.slots);
        double[] scalars = first.update.scalars();
        System.arraycopy(scalars, 0, second.update.scalars(), 0, scalars.length);
        for (int step = 10; step <= 20; step++) {
            second.step(step, rate, gradients[step - 1]);
        }
        assertEquals(optimizer, reread);
        assertArrayEquals(whole.weights, second.weights);
        assertArrayEquals(whole.slots, second.slots);
        if (optimizer.slots() > 0) {
            Descent forgetful = new Descent(reread, first.weights);
            for (int step = 10; step <= 20; step++) {
                forgetful.step(step, rate, gradients[step - 1]);
            }
            assertTrue(!Arrays.equals(whole.weights, forgetful.weights), "the slots remember nothing");
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void onlyTheGivenRangeIsUpdated(Optimizer optimizer) {
        float[] weights = {0, 1, 2, 3};
        UpdateStep step = new UpdateStep(optimizer).at(1, 0.1, Double.NaN);
        optimizer.begin(step);
        optimizer.update(weights, new float[] {1, 1, 1, 1}, new float[optimizer.slots()][4], 1, 3, step);
        assertEquals(0f, weights[0]);
        assertEquals(3f, weights[3]);
        assertTrue(weights[1] != 1 && weights[2] != 2);
    }

    /**
     * 0.9·x is rounded back to x among denormal numbers: memory that was only scaled would stay there for ever. The slowest
     * memory, 0.999 a step, takes 83,000 steps from 1 to the smallest normal number.
     */
    @ParameterizedTest
    @MethodSource("optimizers")
    void memoryNeverFadesIntoDenormalNumbers(Optimizer optimizer) {
        float[] gradient = {1, -1e-3f, 1e-15f, -1e-19f, 3e-23f, 1e-30f, 1e-40f};
        Descent descent = new Descent(optimizer, new float[gradient.length]);
        descent.step(1, optimizer.learningRate(), gradient);
        Arrays.fill(descent.weights, 0);
        float[] none = new float[gradient.length];
        for (int step = 2; step <= 100_000; step++) {
            optimizer.begin(descent.update.at(step, 0, Double.NaN));
            optimizer.update(descent.weights, none, descent.slots, 0, none.length, descent.update);
            for (float[] slot : descent.slots) {
                for (float x : slot) {
                    if (x != 0 && Math.abs(x) < Float.MIN_NORMAL) {
                        fail(optimizer + ": " + x + " at step " + step);
                    }
                }
            }
        }
        int fading = KEEP_THEIR_LAST_SLOT.contains(optimizer.getClass()) ? optimizer.slots() - 1 : optimizer.slots();
        for (int slot = 0; slot < fading; slot++) {
            assertArrayEquals(
                    none,
                    descent.slots[slot],
                    1e-31f,
                    optimizer + ", slot " + slot
                            + " is not forgotten without gradients; if it is not meant to be, it is the last slot,"
                            + " and the optimizer is in KEEP_THEIR_LAST_SLOT");
        }
    }

    @Test
    void aMeanSquareThatRoundingTakesBelowTheSquaredMeanDividesByEpsilon() {
        RmsProp centered = new RmsProp(0.01, 0.5, 1e-3, true, 0, 0);
        Descent descent = new Descent(centered, new float[] {0, 0, 0});
        for (int step = 1; step <= 200; step++) {
            descent.step(step, 0.01, 0.1f, 0.3f, 1e4f);
            for (float w : descent.weights) {
                assertTrue(Float.isFinite(w), "at " + step);
            }
        }
    }

    @Test
    void defaultsAreThoseOfPaperOrPyTorch() {
        Map<String, Map<String, Object>> defaults = Catalog.of(Optimizer.class).kinds().stream()
                .collect(Collectors.toMap(kind -> kind.id(), kind -> kind.values(kind.withDefaults())));
        Map<String, String> expected = Map.ofEntries(
                entry("sgd", "learningRate=0.01, momentum=0.0, nesterov=false, weightDecay=0.0"),
                entry("adagrad", "learningRate=0.01, epsilon=1.0E-10, weightDecay=0.0"),
                entry("adadelta", "learningRate=1.0, rho=0.9, epsilon=1.0E-6, weightDecay=0.0"),
                entry(
                        "rmsprop",
                        "learningRate=0.01, alpha=0.99, epsilon=1.0E-8, centered=false, momentum=0.0, weightDecay=0.0"),
                entry("adam", adam("0.001", "weightDecay=0.0")),
                entry("amsgrad", adam("0.001", "weightDecay=0.0")),
                entry("adamw", adam("0.001", "weightDecay=0.01")),
                entry("adamax", adam("0.002", "weightDecay=0.0")),
                entry("nadam", adam("0.002", "momentumDecay=0.004, weightDecay=0.0")),
                entry("radam", adam("0.001", "weightDecay=0.0")),
                entry("lion", "learningRate=1.0E-4, beta1=0.9, beta2=0.99, weightDecay=0.0"));
        expected.forEach(
                (id, text) -> assertEquals("{" + text + "}", defaults.get(id).toString(), id));
        Set<String> missing = new TreeSet<>(defaults.keySet());
        missing.removeAll(expected.keySet());
        assertEquals(Set.of(), missing, "add their defaults here, from the paper or PyTorch's documentation");
    }

    private static String adam(String rate, String rest) {
        return "learningRate=" + rate + ", beta1=0.9, beta2=0.999, epsilon=1.0E-8, " + rest;
    }

    @Test
    void filesWrittenBeforeWeightDecayKeepTheirText() {
        assertEquals(
                "{\"kind\":\"rmsprop\",\"learningRate\":0.01,\"alpha\":0.99,\"epsilon\":1.0E-8}",
                JsonCodec.write(new RmsProp(0.01, 0.99, 1e-8)).toString());
        assertEquals(
                "{\"kind\":\"sgd\",\"learningRate\":0.01,\"momentum\":0.9,\"nesterov\":false}",
                JsonCodec.write(MOMENTUM).toString());
        assertEquals(List.of(0, 1, 1), List.of(new Sgd(1, 0, false).slots(), MOMENTUM.slots(), NESTEROV.slots()));
    }
}
