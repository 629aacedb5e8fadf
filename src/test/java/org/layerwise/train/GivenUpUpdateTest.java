package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwise.base.Threads;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.BatchNorm;
import org.layerwise.nn.layer.Dropout;

/** A stop in the middle of an update gives it up: what is saved is the state of the last boundary, to the last bit. */
class GivenUpUpdateTest {
    private static final int STOPS = 8;

    @TempDir
    Path folder;

    /** Updates of some tens of milliseconds, with random streams and statistics that a pass changes. */
    private static Experiment experiment(Table table, int threads) {
        Experiment plain = Runs.experiment(
                table,
                "training.epochs=3",
                "training.batch=700",
                "training.threads=" + threads,
                "telemetry.every=1",
                "network.dense1.units=300",
                "network.dense2.units=300");
        List<NodeSpec> nodes = new ArrayList<>();
        for (NodeSpec node : plain.network().expand()) {
            nodes.add(node.id().equals("dense2") ? node.withInputs(List.of("dropout1")) : node);
        }
        nodes.add(new NodeSpec("norm", new BatchNorm(0.1, 1e-5), List.of("activation1")));
        nodes.add(new NodeSpec("dropout1", new Dropout(0.3), List.of("norm")));
        return plain.withNetwork(NetworkSpec.of(nodes));
    }

    private static Trainer trainer(Table table, Experiment experiment) {
        return Runs.trainer(experiment, Runs.prepare(table, experiment));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void goesOnLikeOneThatNeverStopped(int threads) throws Exception {
        Table table = Runs.classes(folder, 2_000);
        Experiment experiment = experiment(table, threads);
        Trainer whole = trainer(table, experiment);
        Runs.Told told = new Runs.Told();
        long began = System.nanoTime();
        RunEnd end = Runs.run(whole, told);
        long update = (System.nanoTime() - began) / whole.step();
        int givenUp = 0;
        for (int i = 0; i < STOPS; i++) {
            Trainer part = trainer(table, experiment);
            Runs.Told parts = new Runs.Told();
            givenUp += stopWithin(part, parts, i % 4, update * (1 + i) / (STOPS + 2)) ? 1 : 0;
            CheckpointFile file = new CheckpointFile(folder.resolve("run.checkpoint"));
            file.save(part.checkpoint(), folder.resolve("table.csv"), null);
            Trainer rest = trainer(table, experiment);
            rest.resume(file.load().checkpoint());
            assertEquals(end, Runs.run(rest, parts));
            assertEquals(told.steps, parts.steps, "stopped in update " + (part.step() + 1));
            assertEquals(Runs.weights(whole), Runs.weights(rest));
        }
        assertTrue(givenUp > 0, "none of the stops fell into an update");
    }

    /**
     * Has a run stop a while after an update.
     *
     * @return whether the update that was on its way then was given up
     */
    private static boolean stopWithin(Trainer trainer, Runs.Told told, int after, long nanos) throws Exception {
        RunControl control = new RunControl();
        CountDownLatch reached = new CountDownLatch(1);
        Thread run = Threads.start(
                "test-run",
                () -> trainer.run(control, List.of(told), new RunListener() {
                    @Override
                    public void betweenUpdates(boolean epochEnded) {
                        if (trainer.step() == after + 1) {
                            reached.countDown();
                        }
                    }
                }));
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        long due = System.nanoTime() + nanos;
        while (System.nanoTime() < due) {
            Thread.onSpinWait();
        }
        control.stop();
        long then = trainer.step();
        run.join(60_000);
        assertFalse(run.isAlive());
        return trainer.step() == then;
    }

    @Test
    void beforeItsFirstUpdateARunStandsAtItsBeginning() throws Exception {
        Table table = Runs.classes(folder, 2_000);
        Experiment experiment = experiment(table, 1);
        Trainer first = trainer(table, experiment);
        List<Float> weights = Runs.weights(first);
        RunControl control = new RunControl();
        control.stop();
        assertEquals(RunEnd.STOPPED, first.run(control, List.of(), RunListener.NONE));
        assertEquals(0, first.step());
        assertEquals(0, first.epoch());
        assertEquals(weights, Runs.weights(first));
    }
}
