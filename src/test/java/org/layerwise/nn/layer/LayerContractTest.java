package org.layerwise.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.layerwise.nn.Numbers.assertClose;
import static org.layerwise.nn.Numbers.doubles;
import static org.layerwise.nn.Numbers.flat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.math.Blas;
import org.layerwise.nn.Numbers;
import org.layerwise.nn.Reference;
import org.layerwise.nn.Variants;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.init.HeNormal;
import org.layerwise.nn.kernel.KernelContext;
import org.layerwise.nn.kernel.LayerKernel;
import org.layerwise.nn.kernel.Pass;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.param.ParameterSpec;
import org.layerwise.nn.param.Role;
import org.layerwise.nn.regularize.L1L2;

/** What every layer keeps to, for every kind in the catalog; layers within whole networks are NetworkTest's. */
class LayerContractTest {

    /** Kinds that cannot be tried alone, and why. */
    private static final Map<String, String> SET_UP_ELSEWHERE =
            Map.of("input", "computes nothing: the table enters there, which NetworkTest shows");

    /**
     * A layer with the shapes of its inputs and a batch.
     *
     * @param capacity the largest batch that the kernel has room for
     * @param zeros the column that is zero in every row; −1 for none
     */
    record Trial(LayerSpec layer, List<Shape> shapes, int rows, int capacity, int zeros) {
        @Override
        public String toString() {
            return layer + ", inputs " + shapes + ", " + rows + " of " + capacity + " rows"
                    + (zeros < 0 ? "" : ", column " + zeros + " zero");
        }
    }

    /** A kind with its defaults, and what else of it is worth trying. */
    private static Stream<LayerSpec> variants(LayerSpec defaults) {
        Stream<LayerSpec> others = switch (defaults) {
            case Input _, Flatten _, GlobalAveragePool _, Add _, Multiply _, Concat _ -> Stream.of();
            case Dense dense ->
                Stream.of(
                        new Dense(1, new HeNormal(), dense.regularizer(), true),
                        new Dense(3, new HeNormal(), new L1L2(0.1, 0.2), false));
            case Activation activation ->
                Catalog.of(ActivationFunction.class).kinds().stream().map(kind -> new Activation(kind.withDefaults()));
            case BatchNorm norm -> Stream.of(new BatchNorm(0.7, 0.01));
            case Dropout dropout -> Stream.of(new Dropout(0), new Dropout(0.95));
            case GaussianNoise noise -> Stream.of(new GaussianNoise(0), new GaussianNoise(2));
            case LayerNorm norm -> Stream.of(new LayerNorm(0.01));
            case Lstm _, Gru _, SimpleRnn _, Embedding _ -> Variants.of(defaults);
            case Reshape reshape -> Stream.of(new Reshape(List.of(3, 2)), new Reshape(List.of(1, 5)));
            case Conv1d convolution ->
                Stream.of(
                        new Conv1d(1, 1, 1, 1, Padding.VALID),
                        new Conv1d(3, 2, 2, 1, Padding.SAME),
                        new Conv1d(2, 3, 1, 2, Padding.SAME),
                        new Conv1d(2, 2, 1, 2, Padding.VALID),
                        new Conv1d(2, 2, 2, 1, Padding.VALID),
                        unbiased(convolution));
            case Conv2d convolution ->
                Stream.of(
                        new Conv2d(1, 1, 1, 1, 1, Padding.VALID),
                        new Conv2d(3, 2, 1, 2, 1, Padding.SAME),
                        new Conv2d(2, 3, 2, 1, 2, Padding.SAME),
                        new Conv2d(2, 2, 2, 1, 2, Padding.VALID),
                        new Conv2d(2, 5, 4, 3, 1, Padding.SAME),
                        new Conv2d(2, 2, 1, 2, 1, Padding.VALID),
                        unbiased(convolution));
            case MaxPool1d pool -> POOLINGS.stream().map(p -> new MaxPool1d(p.size(), p.stride(), p.padding()));
            case MaxPool2d pool -> POOLINGS.stream().map(p -> new MaxPool2d(p.size(), p.stride(), p.padding()));
            case AveragePool1d pool -> POOLINGS.stream().map(p -> new AveragePool1d(p.size(), p.stride(), p.padding()));
            case AveragePool2d pool -> POOLINGS.stream().map(p -> new AveragePool2d(p.size(), p.stride(), p.padding()));
        };
        return Stream.concat(Stream.of(defaults), others);
    }

    /** Windows side by side, overlapping, with gaps, with and beyond borders. */
    private static final List<Pooling> POOLINGS = List.of(
            new Pooling(1, 1, Padding.VALID),
            new Pooling(2, 1, Padding.VALID),
            new Pooling(2, 0, Padding.SAME),
            new Pooling(3, 2, Padding.SAME),
            new Pooling(3, 1, Padding.SAME),
            new Pooling(1, 3, Padding.SAME),
            new Pooling(7, 4, Padding.SAME));

    private static Conv1d unbiased(Conv1d like) {
        return new Conv1d(
                2,
                like.size(),
                1,
                1,
                Padding.SAME,
                new HeNormal(),
                new L1L2(0.1, 0.2),
                false,
                like.biasInitializer(),
                like.biasRegularizer(),
                like.constraint());
    }

    private static Conv2d unbiased(Conv2d like) {
        return new Conv2d(
                2,
                like.height(),
                like.width(),
                1,
                1,
                Padding.SAME,
                new HeNormal(),
                new L1L2(0.1, 0.2),
                false,
                like.biasInitializer(),
                like.biasRegularizer(),
                like.constraint());
    }

    /** Shapes of every rank; a layer is tried on those that it takes. */
    private static final List<Shape> SHAPES =
            List.of(Shape.of(1), Shape.of(5), Shape.of(3, 2), Shape.of(1, 4), Shape.of(4, 3, 2), Shape.of(2, 2, 1));

    private static List<List<Shape>> inputs(LayerSpec layer) {
        List<List<Shape>> inputs = new ArrayList<>();
        for (Shape shape : SHAPES) {
            inputs.add(Collections.nCopies(layer.minInputs(), shape));
        }
        if (layer.maxInputs() > 2) {
            inputs.add(Collections.nCopies(3, Shape.of(4)));
        }
        if (layer instanceof Concat) {
            inputs.add(List.of(Shape.of(1), Shape.of(4), Shape.of(2)));
            inputs.add(List.of(Shape.of(2, 3, 1), Shape.of(2, 3, 2)));
        }
        return inputs.stream().filter(shapes -> takes(layer, shapes)).toList();
    }

    private static boolean takes(LayerSpec layer, List<Shape> shapes) {
        try {
            layer.outputShape(shapes);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    static Stream<Trial> trials() {
        return Catalog.of(LayerSpec.class).kinds().stream()
                .filter(kind -> !SET_UP_ELSEWHERE.containsKey(kind.id()))
                .flatMap(kind -> variants(kind.withDefaults()))
                .flatMap(layer -> inputs(layer).stream()
                        .flatMap(shapes -> Stream.of(
                                new Trial(layer, shapes, 8, 8, -1),
                                new Trial(layer, shapes, 3, 8, -1),
                                new Trial(layer, shapes, 1, 8, -1),
                                new Trial(layer, shapes, 1, 1, -1),
                                new Trial(layer, shapes, 8, 8, 0))))
                .filter(trial -> trial.zeros() < 0 || !(trial.layer() instanceof Activation)); // kinks at 0 are
        // ActivationContractTest's
    }

    /** A kernel with everything its passes need. */
    private static final class Bench {
        final Trial trial;
        final long seed;
        final Shape shape;
        final List<Parameter> parameters = new ArrayList<>();
        final LayerKernel kernel;
        final FMatrixRMaj[] inputs;
        final FMatrixRMaj output;
        final FMatrixRMaj outputGradient;
        final FMatrixRMaj[] inputGradients;

        Bench(Trial trial, long seed) {
            RandomStream random = new RandomStream(seed);
            this.trial = trial;
            this.seed = seed;
            this.shape = trial.layer().outputShape(trial.shapes());
            for (ParameterSpec spec : trial.layer().parameters(trial.shapes())) {
                FMatrixRMaj value = new FMatrixRMaj(spec.rows(), spec.columns());
                spec.initializer().fill(value.data, spec.shape(), random);
                for (int i = 0; i < spec.size(); i++) {
                    value.data[i] += (float) (0.3 * random.nextDouble());
                }
                parameters.add(new Parameter("node", spec.name(), spec.role(), value));
            }
            this.kernel = trial.layer()
                    .kernel(new KernelContext(
                            trial.shapes(),
                            shape,
                            parameters,
                            trial.capacity(),
                            Blas.JAVA.gemm(),
                            new RandomStream(seed),
                            false));
            this.inputs = trial.shapes().stream()
                    .map(input -> input(input.size(), trial, random))
                    .toArray(FMatrixRMaj[]::new);
            this.output = Numbers.nan(trial.rows(), shape.size(), trial.capacity());
            this.outputGradient = Numbers.random(trial.rows(), shape.size(), trial.capacity(), random);
            this.inputGradients = trial.shapes().stream()
                    .map(input -> Numbers.nan(trial.rows(), input.size(), trial.capacity()))
                    .toArray(FMatrixRMaj[]::new);
            for (Parameter parameter : parameters) {
                java.util.Arrays.fill(parameter.gradient().data, Float.NaN);
            }
        }

        private static FMatrixRMaj input(int width, Trial trial, RandomStream random) {
            FMatrixRMaj input = Numbers.random(trial.rows(), width, trial.capacity(), random);
            Variants.suit(trial.layer(), input);
            for (int i = 0; i < trial.rows() && trial.zeros() >= 0; i++) {
                input.data[i * width + trial.zeros()] = 0;
            }
            return input;
        }

        void forward(Pass pass) {
            kernel.forward(inputs, output, pass);
        }

        void backward(@Nullable FMatrixRMaj[] targets) {
            kernel.backward(inputs, output, outputGradient, targets);
        }

        /** The reference's call, with the present values. */
        Reference.Call call(Pass pass) {
            return new Reference.Call(
                    trial.shapes(),
                    Stream.of(inputs).map(Numbers::doubles).toList(),
                    parameters.stream()
                            .map(parameter -> doubles(parameter.value().data, parameter.size()))
                            .toList(),
                    pass,
                    kept(),
                    doubles(trained(0), output.numRows * output.numCols));
        }

        /** What the first training batch keeps where that is random: what a twin does not make 0 of ones. */
        private boolean[] kept() {
            float[] ofOnes = trained(1);
            boolean[] kept = new boolean[output.numRows * output.numCols];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = ofOnes[i] != 0;
            }
            return kept;
        }

        /** What a twin makes of a first training batch of one value. */
        private float[] trained(float value) {
            Bench twin = new Bench(trial, seed);
            for (FMatrixRMaj input : twin.inputs) {
                input.fill(value);
            }
            twin.forward(Pass.TRAINING);
            return twin.output.data;
        }

        /** Every number that a pass might write to. */
        List<float[]> state() {
            return Stream.concat(
                            parameters.stream().flatMap(p -> Stream.of(p.value().data, p.gradient().data)),
                            Stream.of(inputs).map(input -> input.data))
                    .map(float[]::clone)
                    .toList();
        }

        List<float[]> gradients() {
            return Stream.concat(
                            parameters.stream().map(parameter -> parameter.gradient().data),
                            Stream.of(inputGradients).map(gradient -> gradient.data))
                    .map(float[]::clone)
                    .toList();
        }
    }

    private static void assertSame(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }

    /** {@code Σ r·y}, whose gradient by y is r. */
    private static double weightedSum(Bench bench, Reference.Call call) {
        double[] y = flat(Reference.layer(bench.trial.layer(), call));
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += bench.outputGradient.data[i] * y[i];
        }
        return sum;
    }

    @Test
    void everyKindHasAReferenceAndATrial() {
        Set<String> tried = trials().map(trial ->
                        Catalog.of(LayerSpec.class).describe(trial.layer()).id())
                .collect(Collectors.toSet());
        for (var kind : Catalog.of(LayerSpec.class).kinds()) {
            if (!SET_UP_ELSEWHERE.containsKey(kind.id())) {
                Reference.requireLayer(kind.id());
                assertTrue(tried.contains(kind.id()), () -> "no trial of " + kind.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void bothPassesAreThoseOfTheReference(Trial trial) {
        for (Pass pass : Pass.values()) {
            Bench bench = new Bench(trial, 1);
            double[][] expected = Reference.layer(trial.layer(), bench.call(pass));
            bench.forward(pass);
            assertClose(flat(expected), bench.output.data, 1e-4, pass + " output");
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void gradientsAreThoseOfCentralDifferences(Trial trial) {
        Bench bench = new Bench(trial, 2);
        Reference.Call call = bench.call(Pass.TRAINING);
        bench.forward(Pass.TRAINING);
        bench.backward(bench.inputGradients);
        for (int k = 0; k < trial.shapes().size(); k++) {
            List<double[]> expected = new ArrayList<>();
            for (double[] row : call.inputs().get(k)) {
                expected.add(Numbers.gradient(row, () -> weightedSum(bench, call)));
            }
            assertClose(
                    flat(expected.toArray(double[][]::new)),
                    bench.inputGradients[k].data,
                    1e-4,
                    "gradient of input " + k);
        }
        for (int k = 0; k < bench.parameters.size(); k++) {
            Parameter parameter = bench.parameters.get(k);
            if (parameter.role().isTrainable()) {
                double[] expected = Numbers.gradient(call.parameters().get(k), () -> weightedSum(bench, call));
                assertClose(expected, parameter.gradient().data, 1e-4, "gradient of " + parameter.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theDeclaredShapeIsTheRealOne(Trial trial) {
        Bench bench = new Bench(trial, 3);
        bench.forward(Pass.TRAINING);
        double[][] expected = Reference.layer(trial.layer(), bench.call(Pass.TRAINING));
        assertEquals(expected[0].length, bench.shape.size());
        bench.backward(bench.inputGradients);
        assertFilled(bench.output, "output");
        for (FMatrixRMaj gradient : bench.inputGradients) {
            assertFilled(gradient, "input gradient");
        }
        for (Parameter parameter : bench.parameters) {
            assertFilled(parameter.value(), parameter.name());
            if (parameter.role().isTrainable()) {
                assertFilled(parameter.gradient(), "gradient of " + parameter.name());
            }
        }
    }

    /** All of a matrix's rows were written to, and nothing beyond them. */
    private static void assertFilled(FMatrixRMaj matrix, String what) {
        for (int i = 0; i < matrix.data.length; i++) {
            boolean within = i < matrix.numRows * matrix.numCols;
            int place = i;
            assertEquals(!within, Float.isNaN(matrix.data[i]), () -> what + "[" + place + "]");
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void comesBackFromItsJson(Trial trial) {
        String text = JsonText.print(JsonCodec.write(trial.layer()));
        assertEquals(
                trial.layer(), new JsonCodec("test").read(LayerSpec.class, JsonText.parse(text, "test"), ""), text);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theSameSeedGivesTheSameBits(Trial trial) {
        Bench one = new Bench(trial, 4);
        Bench other = new Bench(trial, 4);
        for (int batch = 0; batch < 3; batch++) {
            one.forward(Pass.TRAINING);
            one.backward(one.inputGradients);
            other.forward(Pass.TRAINING);
            other.backward(other.inputGradients);
            assertArrayEquals(one.output.data, other.output.data);
            assertSame(one.gradients(), other.gradients());
            assertSame(one.state(), other.state());
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void evaluationIsPure(Trial trial) {
        Bench bench = new Bench(trial, 5);
        List<float[]> before = bench.state();
        bench.forward(Pass.EVALUATION);
        float[] first = bench.output.data.clone();
        bench.forward(Pass.EVALUATION);
        assertArrayEquals(first, bench.output.data);
        assertSame(before, bench.state());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void evaluationBetweenThePassesChangesNoGradient(Trial trial) {
        Bench plain = new Bench(trial, 6);
        plain.forward(Pass.TRAINING);
        plain.backward(plain.inputGradients);
        Bench disturbed = new Bench(trial, 6);
        disturbed.forward(Pass.TRAINING);
        FMatrixRMaj[] others =
                Stream.of(disturbed.inputs).map(FMatrixRMaj::copy).toArray(FMatrixRMaj[]::new);
        for (FMatrixRMaj other : others) {
            for (int i = 0; i < other.data.length; i++) {
                other.data[i] = 3 - 2 * other.data[i];
            }
        }
        disturbed.kernel.forward(others, disturbed.output.copy(), Pass.EVALUATION);
        disturbed.backward(disturbed.inputGradients);
        assertSame(plain.gradients(), disturbed.gradients());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void passesLeaveWhatTheyReadAsItWas(Trial trial) {
        Bench bench = new Bench(trial, 7);
        List<float[]> inputs = Stream.of(bench.inputs).map(x -> x.data.clone()).toList();
        List<float[]> learned = learned(bench);
        bench.forward(Pass.TRAINING);
        float[] output = bench.output.data.clone();
        float[] outputGradient = bench.outputGradient.data.clone();
        bench.backward(bench.inputGradients);
        assertSame(inputs, Stream.of(bench.inputs).map(x -> x.data).toList());
        assertSame(learned, learned(bench));
        assertArrayEquals(output, bench.output.data);
        assertArrayEquals(outputGradient, bench.outputGradient.data);
    }

    private static List<float[]> learned(Bench bench) {
        return bench.parameters.stream()
                .filter(parameter -> parameter.role() != Role.STATISTIC)
                .map(parameter -> parameter.value().data.clone())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void inputGradientsThatNobodyNeedsAreLeftOut(Trial trial) {
        Bench all = new Bench(trial, 8);
        all.forward(Pass.TRAINING);
        all.backward(all.inputGradients);
        for (int left = 0; left < trial.shapes().size(); left++) {
            Bench some = new Bench(trial, 8);
            some.forward(Pass.TRAINING);
            @Nullable FMatrixRMaj[] targets = some.inputGradients.clone();
            targets[left] = null;
            some.backward(targets);
            for (int k = 0; k < targets.length; k++) {
                if (k != left) {
                    assertArrayEquals(all.inputGradients[k].data, some.inputGradients[k].data);
                }
            }
            for (int k = 0; k < some.parameters.size(); k++) {
                assertArrayEquals(
                        all.parameters.get(k).gradient().data,
                        some.parameters.get(k).gradient().data);
            }
        }
    }
}
