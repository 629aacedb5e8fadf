package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ModelFile;
import org.layerwise.run.PreparedRun;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;

class LsuvScalingTest {
    private static final String[] LSUV = {
        "network.dense1.initializer=lsuv",
        "network.dense2.initializer=lsuv",
        "network.output.initializer=lsuv",
        "training.batch=30",
        "training.epochs=4",
        "telemetry.every=1"
    };

    @TempDir
    Path folder;

    private Trainer trainer(String... more) {
        Table table = Runs.classes(folder, 120);
        String[] all = Arrays.copyOf(LSUV, LSUV.length + more.length);
        System.arraycopy(more, 0, all, LSUV.length, more.length);
        return Runs.trainer(table, all);
    }

    /** {@code tanh(tanh(x·W1)·W2)·W3} in double precision, on the batch that the run begins with. */
    @Test
    void everyLayersVarianceIsOneOnTheFirstBatch() {
        Table table = Runs.classes(folder, 120);
        Experiment experiment = Runs.experiment(table, LSUV);
        PreparedData data = Runs.prepare(table, experiment);
        Trainer trainer = Runs.trainer(experiment, data);
        int[] order = new int[data.train().rows()];
        Arrays.setAll(order, i -> i);
        RandomStream shuffle = experiment.seeds().stream("shuffle");
        shuffle.shuffle(order);
        Dataset batch = data.train().subset(Arrays.copyOf(order, 30));
        double[][] values = new double[30][2];
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 2; k++) {
                values[i][k] = batch.x().get(i, k);
            }
        }
        float[][] weights = trainer.weights().emptyCopy();
        trainer.weights().save(weights);
        int[] units = {16, 16, 1};
        for (int layer = 0; layer < 3; layer++) {
            double[][] sums = multiply(values, weights[2 * layer], units[layer]);
            assertEquals(1, variance(sums), 0.1, "layer " + (layer + 1));
            for (double[] row : sums) {
                Arrays.setAll(row, i -> Math.tanh(row[i]));
            }
            values = sums;
        }
    }

    private static double[][] multiply(double[][] x, float[] w, int units) {
        double[][] sums = new double[x.length][units];
        for (int row = 0; row < x.length; row++) {
            for (int unit = 0; unit < units; unit++) {
                for (int k = 0; k < x[row].length; k++) {
                    sums[row][unit] += x[row][k] * w[k * units + unit];
                }
            }
        }
        return sums;
    }

    private static double variance(double[]... values) {
        double mean =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).average().orElseThrow();
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    /** What METRICS.csv will say of step 1, with batch normalization and dropout between. */
    @Test
    void theFirstStepMeasuresIt() {
        Trainer trainer = trainer();
        double[] deviations = new double[3];
        RunControl control = new RunControl();
        trainer.run(
                control,
                List.of(new FrameSink() {
                    @Override
                    public void step(StepFrame frame) {
                        for (int i = 0; i < 3 && frame.step() == 1; i++) {
                            String node = List.of("dense1", "dense2", "output").get(i);
                            deviations[i] = frame.numbers()[trainer.layout().stepPlace("activation/std", node)];
                        }
                    }

                    @Override
                    public void epoch(org.layerwise.telemetry.EpochFrame frame) {
                        control.stop();
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                }),
                RunListener.NONE);
        for (double deviation : deviations) {
            assertEquals(1, deviation * deviation, 0.1, Arrays.toString(deviations));
        }
    }

    @Test
    void othersKeepTheirFirstWeights() {
        Trainer mixed = trainer("network.dense2.initializer=he-normal");
        Trainer plain = trainer(
                "network.dense1.initializer=orthogonal",
                "network.dense2.initializer=he-normal",
                "network.output.initializer=orthogonal");
        float[][] scaled = mixed.weights().emptyCopy();
        mixed.weights().save(scaled);
        float[][] drawn = plain.weights().emptyCopy();
        plain.weights().save(drawn);
        assertArrayEquals(drawn[2], scaled[2], "dense2");
        double ratio = scaled[0][0] / drawn[0][0];
        assertNotEquals(1, ratio, 1e-3);
        for (int i = 0; i < drawn[0].length; i++) {
            assertEquals(drawn[0][i] * ratio, scaled[0][i], 1e-5, "one factor for the whole kernel");
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
        List<Float> once = Runs.weights(trainer("training.threads=1"));
        assertEquals(once, Runs.weights(trainer("training.threads=1")));
        assertEquals(once, Runs.weights(trainer("training.threads=2")));
        assertNotEquals(once, Runs.weights(trainer("training.threads=1", "seed=2")));
    }

    @Test
    void aRunThatGoesOnEqualsOneThatNeverStopped() {
        Trainer whole = trainer();
        Runs.run(whole);
        Trainer begun = trainer();
        RunControl control = new RunControl();
        begun.run(control, List.of(), new RunListener() {
            @Override
            public void updated(int epoch, long step, int rows, double loss) {
                if (step == 5) {
                    control.stop();
                }
            }
        });
        CheckpointFile file = new CheckpointFile(folder.resolve("run.checkpoint"));
        file.save(begun.checkpoint(), folder.resolve("classes.csv"), null);
        Trainer again = trainer();
        again.resume(file.load().checkpoint());
        Runs.run(again);
        assertEquals(Runs.weights(whole), Runs.weights(again));
    }

    @Test
    void aModelNeedsNoData() {
        Trainer trainer = trainer();
        Runs.run(trainer);
        Path file = folder.resolve("lsuv.layerwise");
        ModelFile.save(trainer.model(), file);
        Model read = ModelFile.load(file);
        float[][] values = read.weights().emptyCopy();
        read.weights().save(values);
        float[][] expected = trainer.weights().emptyCopy();
        trainer.weights().save(expected);
        for (int i = 0; i < values.length; i++) {
            assertArrayEquals(expected[i], values[i]);
        }
    }

    @Test
    void batchNormalizationGathersNothingFromIt() {
        Table table = Runs.images(folder, 60);
        Experiment experiment = Runs.experiment(
                table,
                "network=[{\"id\":\"input\",\"kind\":\"input\",\"inputs\":[],\"shape\":[3,3,1]},"
                        + "{\"id\":\"conv\",\"kind\":\"conv2d\",\"filters\":4,\"initializer\":\"lsuv\",\"inputs\":[\"input\"]},"
                        + "{\"id\":\"norm\",\"kind\":\"batch-norm\",\"inputs\":[\"conv\"]},"
                        + "{\"id\":\"relu\",\"kind\":\"activation\",\"function\":\"relu\",\"inputs\":[\"norm\"]},"
                        + "{\"id\":\"flat\",\"kind\":\"flatten\",\"inputs\":[\"relu\"]},"
                        + "{\"id\":\"output\",\"kind\":\"dense\",\"units\":1,\"initializer\":\"lsuv\",\"inputs\":[\"flat\"]},"
                        + "{\"id\":\"prediction\",\"kind\":\"activation\",\"function\":\"sigmoid\",\"inputs\":[\"output\"]}]");
        PreparedRun prepared = Runs.prepared(experiment, Runs.prepare(table, experiment));
        Trainer trainer = Runs.trainer(experiment, prepared.data());
        float[] mean =
                trainer.weights().of(prepared.plan().place("norm")).get(2).value().data;
        assertTrue(mean.length == 4 && Arrays.equals(mean, new float[4]), Arrays.toString(mean));
        List<NodeSignal> signals = SignalPass.of(
                prepared.experiment(),
                prepared.plan(),
                trainer.weights(),
                prepared.data().train(),
                SignalPass.Feedback.LOSS,
                1);
        assertTrue(Arrays.equals(mean, new float[4]), "nor does a look at the signals");
        double std = signals.get(prepared.plan().place("conv")).std();
        assertEquals(1, std * std, 0.25, "the first batch, and the other rows about so");
    }
}
