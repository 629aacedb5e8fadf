package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.run.PreparedRun;

class SignalPassTest {
    @TempDir
    Path folder;

    /** A logistic regression on tanh units, its gradients worked out in double precision. */
    @Test
    void gradientsAreThoseOfTheLoss() {
        PreparedRun prepared = prepared();
        Trainer trainer = Runs.trainer(prepared.experiment(), prepared.data());
        float[][] weights = trainer.weights().emptyCopy();
        trainer.weights().save(weights);
        Dataset rows = prepared.data().train();
        int n = rows.rows();
        int units = 16;
        double[] hidden = new double[n * units];
        double[] atHidden = new double[n * units];
        double[] atOutput = new double[n];
        for (int row = 0; row < n; row++) {
            double z = 0;
            for (int unit = 0; unit < units; unit++) {
                double sum = rows.x().get(row, 0) * weights[0][unit] + rows.x().get(row, 1) * weights[0][units + unit];
                hidden[row * units + unit] = Math.tanh(sum);
                z += Math.tanh(sum) * weights[2][unit];
            }
            atOutput[row] = (1 / (1 + Math.exp(-z)) - rows.y().get(row, 0)) / n;
            for (int unit = 0; unit < units; unit++) {
                atHidden[row * units + unit] = atOutput[row] * weights[2][unit];
            }
        }
        List<NodeSignal> signals = SignalPass.of(
                prepared.experiment(), prepared.plan(), trainer.weights(), rows, SignalPass.Feedback.LOSS, 1);
        NodeSignal activation = signals.get(prepared.plan().place("activation1"));
        assertEquals(deviation(hidden), activation.std(), 1e-6);
        assertEquals(deviation(atHidden), activation.gradientStd(), 1e-6 * deviation(atHidden) + 1e-9);
        assertEquals(
                deviation(atOutput),
                signals.get(prepared.plan().place("output")).gradientStd(),
                1e-8);
        assertTrue(Double.isNaN(signals.getFirst().gradientStd()), "nothing flows into the input");
        double counted = 0;
        for (float count : activation.counts()) {
            counted += count;
        }
        assertEquals(n * units, counted);
        assertEquals(Arrays.stream(hidden).min().orElseThrow(), activation.low(), 1e-6);
        assertEquals(Arrays.stream(hidden).max().orElseThrow(), activation.high(), 1e-6);
    }

    @Test
    void aNormalGradientNeedsNoTargetsAndNothingIsChanged() {
        PreparedRun prepared = prepared();
        Trainer trainer = Runs.trainer(prepared.experiment(), prepared.data());
        float[][] before = trainer.weights().emptyCopy();
        trainer.weights().save(before);
        Dataset rows = Dataset.ofArrays(new float[2000], new float[1000], 1000);
        List<NodeSignal> signals = SignalPass.of(
                prepared.experiment(), prepared.plan(), trainer.weights(), rows, SignalPass.Feedback.NORMAL, 1);
        assertEquals(1, signals.get(prepared.plan().place("output")).gradientStd(), 0.1);
        assertEquals(0, signals.get(prepared.plan().place("activation1")).std(), "zeros in, zeros out");
        float[][] after = trainer.weights().emptyCopy();
        trainer.weights().save(after);
        for (int i = 0; i < before.length; i++) {
            assertArrayEquals(before[i], after[i]);
        }
    }

    private PreparedRun prepared() {
        var table = Runs.classes(folder, 90);
        var experiment = Runs.experiment(
                table,
                "network=[{\"id\":\"input\",\"kind\":\"input\",\"inputs\":[]},"
                        + "{\"id\":\"dense1\",\"kind\":\"dense\",\"units\":16,\"inputs\":[\"input\"]},"
                        + "{\"id\":\"activation1\",\"kind\":\"activation\",\"inputs\":[\"dense1\"]},"
                        + "{\"id\":\"output\",\"kind\":\"dense\",\"units\":1,\"inputs\":[\"activation1\"]},"
                        + "{\"id\":\"prediction\",\"kind\":\"activation\",\"function\":\"sigmoid\",\"inputs\":[\"output\"]}]");
        return Runs.prepared(experiment, Runs.prepare(table, experiment));
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
