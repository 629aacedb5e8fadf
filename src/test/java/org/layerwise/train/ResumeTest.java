package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.optim.Optimizer;

/** Stopped anywhere and resumed, a run ends bit for bit like one that never stopped. */
class ResumeTest {
    private static final String[] SMALL = {
        "training.epochs=4", "training.batch=8", "telemetry.every=3", "optimizer.learningRate=0.02"
    };

    @TempDir
    Path folder;

    private static Trainer trainer(Table table, Experiment experiment) {
        return Runs.trainer(experiment, Runs.prepare(table, experiment));
    }

    /** Runs up to some updates, is stopped, and goes on in a new trainer; then the same again. */
    private void assertResumes(Table table, Experiment experiment, long... stops) {
        Trainer whole = trainer(table, experiment);
        Runs.Told told = new Runs.Told();
        RunEnd end = Runs.run(whole, told);
        Runs.Told parts = new Runs.Told();
        Trainer part = trainer(table, experiment);
        for (long stop : stops) {
            RunControl control = new RunControl();
            part.run(control, List.of(parts), new RunListener() {
                @Override
                public void updated(int epoch, long step, int rows, double loss) {
                    if (step == stop) {
                        control.stop();
                    }
                }
            });
            assertEquals(stop, part.step());
            CheckpointFile file = new CheckpointFile(folder.resolve("run.checkpoint"));
            file.save(part.checkpoint(), folder.resolve("table.csv"), null);
            CheckpointFile.Found found = file.load();
            assertEquals(folder.resolve("table.csv"), found.table());
            part = Runs.trainer(found.checkpoint().model().experiment(), Runs.prepare(table, experiment));
            part.resume(found.checkpoint());
        }
        assertEquals(end, Runs.run(part, parts));
        assertEquals(told.steps, parts.steps);
        assertEquals(epochs(told), epochs(parts));
        assertEquals(Runs.weights(whole), Runs.weights(part));
        assertEquals(whole.model().provenance(), part.model().provenance());
        assertEquals(whole.model().experiment(), part.model().experiment());
    }

    private static List<String> epochs(Runs.Told told) {
        return told.epochs.stream()
                .map(frame -> frame.epoch() + " " + frame.step() + " " + java.util.Arrays.toString(frame.values()))
                .toList();
    }

    private static Experiment experiment(Table table, String... changes) {
        List<String> all = new ArrayList<>(List.of(SMALL));
        all.addAll(List.of(changes));
        return withDropout(Runs.experiment(table, all.toArray(String[]::new)));
    }

    /** Batch normalization and dropout between the hidden layers, dropout again before the output. */
    private static Experiment withDropout(Experiment experiment) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (NodeSpec node : experiment.network().expand()) {
            nodes.add(
                    switch (node.id()) {
                        case "dense2" -> node.withInputs(List.of("dropout1"));
                        case "output" -> node.withInputs(List.of("dropout2"));
                        default -> node;
                    });
        }
        nodes.add(new NodeSpec("norm", new BatchNorm(0.1, 1e-5), List.of("activation1")));
        nodes.add(new NodeSpec("dropout1", new Dropout(0.3), List.of("norm")));
        nodes.add(new NodeSpec("dropout2", new Dropout(0.3), List.of("activation2")));
        return experiment.withNetwork(NetworkSpec.of(nodes));
    }

    @TestFactory
    Stream<DynamicTest> everyOptimizerWithDropout() {
        Table table = Runs.classes(folder, 50);
        return Catalog.of(Optimizer.class).kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.id(), () -> {
                    Experiment experiment = experiment(table, "optimizer=" + kind.id());
                    assertResumes(table, experiment, 3, 5, 7, 10, 16);
                }));
    }

    @Test
    void whoStopsWhileValidationRowsAreEvaluatedNeedNotWaitAndLosesNothing() {
        Table table = Runs.classes(folder, 1_400);
        Experiment experiment = experiment(table, "split.validation=0.6", "training.batch=128");
        Trainer trainer = trainer(table, experiment);
        Runs.Told told = new Runs.Told();
        RunControl control = new RunControl();
        RunEnd end = trainer.run(control, List.of(told), new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == 2L * trainer.stepsPerEpoch()) {
                    control.stop();
                }
            }
        });
        assertEquals(RunEnd.STOPPED, end);
        assertEquals(1, told.epochs.size(), "the second epoch is not evaluated");
        assertEquals(1, trainer.wholeEpochs());
        assertEquals(2L * trainer.rowsPerEpoch(), trainer.rows());
        assertEquals(trainer.rowsPerEpoch(), trainer.checkpoint().standing().row());
        long steps = trainer.stepsPerEpoch();
        assertResumes(table, experiment, steps, 2 * steps, 3 * steps - 1);
    }

    @Test
    void goesOnWithTheSameImages() {
        Table table = Runs.images(folder, 50);
        assertResumes(
                table, experiment(table, "training.augmentation=[\"shift\",\"flip\",\"noise\"]"), 3, 5, 7, 10, 16);
    }

    @Test
    void goesOnWithTheSameRowWeights() {
        StringBuilder text = new StringBuilder("x,w,y\n");
        for (int i = 0; i < 40; i++) {
            text.append("%s,%d,%s\n".formatted(Math.sin(i), i % 3, Math.cos(i)));
        }
        Table table = Runs.table(folder, "weighted.csv", text.toString().strip());
        assertResumes(table, experiment(table, "data.weights=w"), 2, 7, 13);
    }

    @Test
    void aRegressionWithEarlyStopping() {
        Table table = Runs.numbers(folder, 60);
        Experiment experiment = experiment(
                table,
                "training.epochs=30",
                "training.batch=4",
                "optimizer.learningRate=0.3",
                "training.stopping=early-stopping",
                "training.stopping.patience=3");
        assertResumes(table, experiment, 5, 24, 25, 37, 48);
    }

    @Test
    void aRateThatFallsOnPlateausUnderAWarmUp() {
        Table table = Runs.numbers(folder, 60);
        Experiment experiment = experiment(
                table,
                "training.epochs=20",
                "training.batch=4",
                "optimizer.learningRate=0.3",
                "schedule={\"kind\":\"warm-up\",\"steps\":20,\"then\":{\"kind\":\"reduce-on-plateau\",\"patience\":1}}");
        assertResumes(table, experiment, 5, 24, 25, 48, 77);
    }

    @Test
    void gradientNoiseGoesOnFromWhereItWas() {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = experiment(
                table, "regularization.noise=fading", "regularization.clipping=norm", "network.dense2.frozen=true");
        assertResumes(table, experiment, 3, 5, 16);
    }

    @Test
    void dropoutDiffersWithoutItsStream() {
        Table table = Runs.classes(folder, 50);
        Experiment experiment = experiment(table);
        Trainer first = trainer(table, experiment);
        Trainer other = trainer(table, experiment.withSeed(2));
        Runs.run(first);
        Runs.run(other);
        assertNotEquals(Runs.weights(first), Runs.weights(other));
    }
}
