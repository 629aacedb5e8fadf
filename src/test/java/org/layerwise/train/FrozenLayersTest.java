package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.Plan;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.param.Parameter;
import org.layerwise.train.measure.GradientNorm;
import org.layerwise.train.measure.UpdateRatio;

/** Layers that training leaves as they are, and layers with a learning rate of their own. */
class FrozenLayersTest {
    @TempDir
    Path folder;

    private static float[][] values(Trainer trainer, String node) {
        return trainer.weights().all().stream()
                .filter(parameter -> parameter.node().equals(node))
                .map(Parameter::value)
                .map(matrix -> matrix.data.clone())
                .toArray(float[][]::new);
    }

    private static Trainer trainer(Table table, Experiment experiment) {
        return Runs.trainer(experiment, Runs.prepare(table, experiment));
    }

    /** Weight decay, a penalty, a constraint, noise and clipping: everything that changes weights or gradients. */
    @TestFactory
    Stream<DynamicTest> nothingTouchesAFrozenLayer() {
        Table table = Runs.classes(folder, 50);
        return Catalog.of(Optimizer.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    List<String> changes = new ArrayList<>(List.of(
                            "optimizer=" + kind.id(),
                            "optimizer.learningRate=0.05",
                            "regularization.noise=fading",
                            "regularization.clipping=global-norm",
                            "network.dense1.frozen=true",
                            "network.dense1.regularizer=l1-l2",
                            "network.dense1.constraint={\"kind\":\"max-norm\",\"limit\":0.01}",
                            "training.epochs=3"));
                    if (kind.parameters().stream().map(ParameterInfo::name).anyMatch("weightDecay"::equals)) {
                        changes.add("optimizer.weightDecay=0.1");
                    }
                    Trainer trainer = Runs.trainer(table, changes.toArray(String[]::new));
                    float[][] frozen = values(trainer, "dense1");
                    float[][] free = values(trainer, "dense2");
                    Runs.run(trainer);
                    assertArrayEquals(frozen, values(trainer, "dense1"));
                    assertFalse(Arrays.deepEquals(free, values(trainer, "dense2")));
                }));
    }

    @Test
    void telemetryTellsOfAFrozenLayerThatItStandsStill() {
        Trainer trainer = Runs.trainer(
                Runs.classes(folder, 50), "network.dense1.frozen=true", "training.epochs=1", "telemetry.every=1");
        int ratio = trainer.layout().stepPlace(UpdateRatio.ID, "dense1");
        int norm = trainer.layout().stepPlace(GradientNorm.ID, "dense1");
        List<Double> ratios = new ArrayList<>();
        List<Double> norms = new ArrayList<>();
        Runs.run(trainer, new org.layerwise.telemetry.FrameSink() {
            @Override
            public void step(org.layerwise.telemetry.StepFrame frame) {
                ratios.add(frame.numbers()[ratio]);
                norms.add(frame.numbers()[norm]);
            }

            @Override
            public void epoch(org.layerwise.telemetry.EpochFrame frame) {}

            @Override
            public void close() {}
        });
        assertEquals(List.of(0.0, 0.0), ratios);
        assertTrue(norms.stream().allMatch(value -> value > 0), norms::toString);
    }

    @Test
    void aFactorOfOneHalfIsHalfTheRate() {
        Table table = Runs.classes(folder, 50);
        Trainer half = Runs.trainer(
                table,
                "optimizer=sgd",
                "optimizer.learningRate=0.2",
                "optimizer.momentum=0.9",
                "network.dense1.rateFactor=0.5", // its name in version 1
                "network.dense2.learningRateFactor=0.5",
                "network.output.learningRateFactor=0.5",
                "training.epochs=3");
        Trainer slow = Runs.trainer(
                table, "optimizer=sgd", "optimizer.learningRate=0.1", "optimizer.momentum=0.9", "training.epochs=3");
        Runs.run(half);
        Runs.run(slow);
        assertEquals(Runs.weights(slow), Runs.weights(half));
    }

    @Test
    void aFactorHoldsForItsLayerAlone() {
        Table table = Runs.classes(folder, 50);
        String[] common = {"optimizer=sgd", "optimizer.learningRate=0.25", "training.epochs=1", "training.batch=1000"};
        Trainer plain = Runs.trainer(table, common);
        List<String> changed = new ArrayList<>(List.of(common));
        changed.add("network.dense1.learningRateFactor=0.5");
        Trainer slower = Runs.trainer(table, changed.toArray(String[]::new));
        float[] before = values(plain, "dense1")[0];
        Runs.run(plain);
        Runs.run(slower);
        float[] whole = values(plain, "dense1")[0];
        float[] part = values(slower, "dense1")[0];
        for (int i = 0; i < before.length; i++) {
            assertEquals((whole[i] - before[i]) / 2.0, part[i] - before[i], 1e-7);
        }
        assertArrayEquals(values(plain, "dense2"), values(slower, "dense2"));
    }

    @Test
    void aFrozenBatchNormUsesAndKeepsItsRunningStatistics() {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = withNorm(Runs.experiment(table, "training.epochs=2", "training.batch=1"));
        Trainer trainer = trainer(table, experiment);
        float[][] before = values(trainer, "norm");
        Runs.run(trainer);
        assertArrayEquals(before, values(trainer, "norm"));
        assertEquals(List.of(), ExperimentPlan.advice(experiment)); // a batch of one is no matter to it
    }

    @Test
    void countsWhatIsLearned() {
        Table table = Runs.classes(folder, 50);
        Plan free = Runs.trainer(table).plan();
        Plan frozen = Runs.trainer(table, "network.dense2.frozen=true").plan();
        assertEquals(free.trainableCount(), free.learnedCount());
        assertEquals(free.trainableCount(), frozen.trainableCount());
        assertEquals(
                free.trainableCount()
                        - frozen.nodes().get(frozen.place("dense2")).trainableCount(),
                frozen.learnedCount());
        assertNotEquals(free.learnedCount(), frozen.learnedCount());
    }

    private static Experiment withNorm(Experiment experiment) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (NodeSpec node : experiment.network().expand()) {
            nodes.add(node.id().equals("activation1") ? node.withInputs(List.of("norm")) : node);
        }
        nodes.add(new NodeSpec("norm", new BatchNorm(0.1, 1e-5), List.of("dense1")).withTraining(1, true));
        return experiment.withNetwork(NetworkSpec.of(nodes));
    }
}
