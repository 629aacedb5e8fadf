package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;

/** The seeds' experiment through the command line: 10 layers of 500 tanh units before training, by their initializer. */
class DeepTanhTest {
    @TempDir
    Path folder;

    @Test
    void standardDeviationsBeforeTrainingAreTheReferences() throws IOException {
        Path table = table();
        double[] fading = deviations(table, "normal", 0);
        double[] reference = {.213, .0476, .0106, .00238, .000532, .000119};
        for (int i = 0; i < reference.length; i++) {
            assertEquals(reference[i], fading[i], 0.05 * reference[i], "σ = .01, layer " + (i + 1));
        }
        assertTrue(fading[9] < 1e-6, "nothing arrives at layer 10: " + fading[9]);

        for (double deviation : deviations(table, "{\"kind\":\"normal\",\"sigma\":1}", 0.9)) {
            assertEquals(.98, deviation, 0.05 * .98, "σ = 1");
        }

        double[] steady = deviations(table, "lecun-normal", 0);
        double[] lecun = {.628, .486, .408, .357, .321, .294, .272, .255, .240, .228};
        for (int i = 0; i < lecun.length; i++) {
            assertEquals(lecun[i], steady[i], 0.05 * lecun[i], "randn/√fan_in, layer " + (i + 1));
        }
    }

    /** What METRICS.csv says of the ten activations at step 1; each has at least that share of saturated units. */
    private double[] deviations(Path table, String initializer, double saturated) throws IOException {
        Path experiment = folder.resolve("deep.json");
        Outcome.done(
                "new",
                table,
                "--target",
                "kind",
                "--layers",
                String.join(",", Collections.nCopies(10, "500")),
                "--batch",
                "1000",
                "--epochs",
                "1",
                "--learning-rate",
                "0",
                "--validation",
                "0",
                "-o",
                experiment);
        Path csv = folder.resolve("deep.csv");
        List<Object> train =
                new ArrayList<>(List.of("train", experiment, "--quiet", "--csv", csv, "--set", "telemetry.every=1"));
        for (int layer = 1; layer <= 10; layer++) {
            String value = initializer.startsWith("{") ? initializer : "{\"kind\":\"" + initializer + "\"}";
            train.addAll(List.of("--set", "network.dense" + layer + ".initializer=" + value));
        }
        Outcome.done(train.toArray());
        MetricsFile metrics = MetricsFile.read(csv);
        double[] deviations = new double[10];
        for (int layer = 1; layer <= 10; layer++) {
            deviations[layer - 1] = metrics.value(1, "activation/std activation" + layer);
            assertTrue(metrics.value(1, "activation/saturated activation" + layer) >= saturated);
        }
        return deviations;
    }

    private Path table() throws IOException {
        RandomStream random = new Seed(5).stream("normal");
        StringBuilder text = new StringBuilder();
        StringJoiner header = new StringJoiner(",", "", ",kind\n");
        for (int column = 0; column < 500; column++) {
            header.add("x" + column);
        }
        text.append(header);
        for (int row = 0; row < 1000; row++) {
            for (int column = 0; column < 500; column++) {
                text.append((float) random.nextGaussian()).append(',');
            }
            text.append(row % 2 == 0 ? "even" : "odd").append('\n');
        }
        return Files.writeString(folder.resolve("normal.csv"), text);
    }
}
