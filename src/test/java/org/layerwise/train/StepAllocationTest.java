package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Shape;
import org.layerwise.bench.RandomRows;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.math.Allocation;
import org.layerwise.math.Blas;
import org.layerwise.math.ThreadCountTuner;
import org.layerwise.math.ThreadTeam;
import org.layerwise.nn.NamedFeatures;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.activation.Relu;
import org.layerwise.nn.activation.Softmax;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.clip.NoClipping;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.graph.Weights;
import org.layerwise.nn.init.GlorotUniform;
import org.layerwise.nn.init.Zeros;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Dense;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.loss.CategoricalCrossEntropy;
import org.layerwise.nn.loss.Loss;
import org.layerwise.nn.optim.Adam;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.regularize.Constraint;
import org.layerwise.nn.regularize.NoConstraint;
import org.layerwise.nn.regularize.NoPenalty;
import org.layerwise.nn.regularize.Regularizer;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

/** A training step allocates nothing, whatever the network and the training are made of. */
class StepAllocationTest {
    private static final int BATCH = 6;
    private static final int CLASSES = 3;
    private static final int STEPS = 25;

    /** Kinds that cannot stand inside a network, and why. */
    private static final Map<String, String> NOT_WITHIN = Map.of("input", "every network begins with one");

    /** What a layer takes: the first of these that fits. */
    private static final List<List<Integer>> SHAPES = List.of(List.of(6), List.of(4, 3), List.of(4, 4, 2));

    /** A step's parts. */
    record Trial(LayerSpec layer, Dense end, Loss loss, Optimizer optimizer, Clipping clipping) {
        Plan plan() {
            List<NodeSpec> nodes = new ArrayList<>();
            nodes.add(new NodeSpec("input", new Input(List.of(), shape()), List.of()));
            nodes.add(new NodeSpec("first", new Activation(new Linear()), List.of("input")));
            List<String> inputs =
                    IntStream.range(0, layer.minInputs()).mapToObj(i -> "first").toList();
            nodes.add(new NodeSpec("layer", layer, inputs));
            nodes.add(new NodeSpec("flat", new Flatten(), List.of("layer")));
            nodes.add(new NodeSpec("end", end, List.of("flat")));
            ActivationFunction last = loss.fusedWith().isEmpty()
                    ? new Relu() // some losses take no negative outputs
                    : Catalog.of(ActivationFunction.class).kinds().stream()
                            .map(kind -> kind.withDefaults())
                            .filter(function -> loss.fusedWith().getLast().isInstance(function))
                            .findFirst()
                            .orElseThrow();
            nodes.add(new NodeSpec("prediction", new Activation(last), List.of("end")));
            return GraphChecker.plan(NetworkSpec.of(nodes), NamedFeatures.ofWidth(width()), loss, CLASSES);
        }

        private List<Integer> shape() {
            return SHAPES.stream()
                    .filter(this::fits)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no shape fits " + layer));
        }

        private boolean fits(List<Integer> shape) {
            try {
                Shape one = new Shape(shape);
                layer.outputShape(
                        IntStream.range(0, layer.minInputs()).mapToObj(i -> one).toList());
                return true;
            } catch (ProblemException e) {
                return false;
            }
        }

        private int width() {
            return shape().stream().reduce(1, (a, b) -> a * b);
        }
    }

    private static final Dense PLAIN = end(new NoPenalty(), new NoConstraint());

    private static Dense end(Regularizer penalty, Constraint constraint) {
        return new Dense(CLASSES, new GlorotUniform(), penalty, true, new Zeros(), penalty, constraint);
    }

    private static <T> Stream<T> all(Class<T> family) {
        return Catalog.of(family).kinds().stream().map(kind -> family.cast(kind.withDefaults()));
    }

    static Stream<Trial> trials() {
        Loss loss = new CategoricalCrossEntropy();
        Adam adam = new Adam(0.001, 0.9, 0.999, 1e-8);
        NoClipping unclipped = new NoClipping();
        Activation linear = new Activation(new Linear());
        return Stream.of(
                        Catalog.of(LayerSpec.class).kinds().stream()
                                .filter(kind -> !NOT_WITHIN.containsKey(kind.id()))
                                .map(kind -> kind.withDefaults())
                                .map(layer -> new Trial(layer, PLAIN, loss, adam, unclipped)),
                        all(ActivationFunction.class)
                                .map(function -> new Trial(new Activation(function), PLAIN, loss, adam, unclipped)),
                        all(Loss.class).map(kind -> new Trial(linear, PLAIN, kind, adam, unclipped)),
                        all(Optimizer.class).map(kind -> new Trial(linear, PLAIN, loss, kind, unclipped)),
                        all(Clipping.class).map(kind -> new Trial(linear, PLAIN, loss, adam, kind)),
                        all(Regularizer.class)
                                .map(kind -> new Trial(linear, end(kind, new NoConstraint()), loss, adam, unclipped)),
                        all(Constraint.class)
                                .map(kind -> new Trial(linear, end(new NoPenalty(), kind), loss, adam, unclipped)))
                .flatMap(trials -> trials);
    }

    private static Runnable step(Plan plan, int width, int batch, Trial trial, ThreadTeam team) {
        Weights weights = Weights.initialize(plan, new Seed(1));
        Updater updater = new Updater(plan, weights, trial.optimizer(), trial.clipping(), team);
        TrainingStep step = new TrainingStep(plan, weights, batch, Blas.JAVA.gemm(team), team, new Seed(1), updater);
        RandomRows rows = RandomRows.of(batch, width, CLASSES, new RandomStream(2));
        Dataset data = Dataset.ofArrays(rows.features(), rows.targets(), batch);
        long[] count = {0};
        return () -> {
            count[0]++;
            assertTrue(Double.isFinite(step.run(data, 1e-6, count[0])));
        };
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aStepAllocatesNothing(Trial trial) {
        Allocation.assertNone(step(trial.plan(), trial.width(), BATCH, trial, ThreadTeam.ofOne()), STEPS);
    }

    /** A step that is shared, by its caller's count: the workers run the same code. OpenBLAS's calls are GemmTest's. */
    @Test
    void aSharedStepAllocatesNothing() {
        int width = 300;
        Dense wide = new Dense(400, new GlorotUniform(), new NoPenalty(), true);
        Trial trial = new Trial(
                wide, PLAIN, new CategoricalCrossEntropy(), new Adam(0.001, 0.9, 0.999, 1e-8), new NoClipping());
        List<NodeSpec> nodes = List.of(
                new NodeSpec("input", new Input(List.of(), List.of(width)), List.of()),
                new NodeSpec("wide", wide, List.of("input")),
                new NodeSpec("end", PLAIN, List.of("wide")),
                new NodeSpec("prediction", new Activation(new Softmax()), List.of("end")));
        Plan plan = GraphChecker.plan(NetworkSpec.of(nodes), NamedFeatures.ofWidth(width), trial.loss(), CLASSES);
        try (ThreadTeam team = new ThreadTeam(2, ThreadCountTuner.TOGETHER)) {
            Allocation.assertNone(step(plan, width, 100, trial, team), STEPS);
        }
    }

    /** Whole updates of a run, from row to row: a window of them without a sample or an epoch's end. */
    @Test
    void anUpdateOfARunAllocatesNothing(@TempDir Path folder) {
        assertUpdatesAllocateNothing(folder, 1_000_000);
    }

    /** Likewise with a sample of each step, every second of them with histograms. */
    @Test
    void aSampledUpdateOfARunAllocatesNothing(@TempDir Path folder) {
        FrameSink everySecond = new FrameSink() {
            @Override
            public boolean takesArrays() {
                return true;
            }

            @Override
            public boolean wantsArrays(long step) {
                return step % 2 == 0;
            }

            @Override
            public void step(StepFrame frame) {
                assertTrue(frame.hasArrays() == (frame.step() % 2 == 0));
            }

            @Override
            public void epoch(EpochFrame frame) {}

            @Override
            public void close() {}
        };
        assertUpdatesAllocateNothing(folder, 1, everySecond);
    }

    private static void assertUpdatesAllocateNothing(Path folder, int every, FrameSink... sinks) {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 400), "training.batch=4", "training.epochs=2000", "telemetry.every=" + every);
        long[] least = {Long.MAX_VALUE};
        RunControl control = new RunControl();
        trainer.run(control, List.of(sinks), new RunListener() {
            private long before;

            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                long within = (step - 1) % trainer.stepsPerEpoch();
                if (within == 5) {
                    before = Allocation.bytes();
                } else if (within == 5 + STEPS) {
                    least[0] = Math.min(least[0], Allocation.bytes() - before);
                    if (least[0] == 0) {
                        control.stop();
                    }
                }
            }
        });
        assertEquals(0, least[0], "bytes in " + STEPS + " updates");
    }
}
