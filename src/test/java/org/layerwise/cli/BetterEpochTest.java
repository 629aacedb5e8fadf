package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} says when an earlier epoch was better than the last one, whose weights the model has. */
class BetterEpochTest {
    private static final Pattern SAID =
            Pattern.compile("Epoch ([0-9,]+) was better than the last: (.+) ([0-9.]+) against ([0-9.]+)\\.");

    @TempDir
    Path folder;

    private Path experiment = Path.of("");

    @BeforeEach
    void anExperimentThatOverfits() {
        experiment = folder.resolve("iris.json");
        Outcome.done(
                "new",
                Path.of("sample-data/iris.csv").toAbsolutePath(),
                "--target",
                "species",
                "--epochs",
                "300",
                "--learning-rate",
                "0.05",
                "-o",
                experiment);
    }

    private String trained(String... settings) {
        List<Object> arguments = new ArrayList<>(
                List.of("train", experiment, "--store", folder.resolve("runs"), "-o", folder.resolve("m.layerwise")));
        for (String setting : settings) {
            arguments.add(setting.startsWith("--") ? setting : "--set");
            if (!setting.startsWith("--")) {
                arguments.add(setting);
            }
        }
        Outcome outcome = Outcome.of(arguments.toArray());
        assertEquals(0, outcome.status(), outcome.err());
        return outcome.err();
    }

    @Test
    void namesTheBetterEpochAndTheSetting() {
        String err = trained();
        Matcher said = SAID.matcher(err);
        assertTrue(said.find(), err);
        assertTrue(Integer.parseInt(said.group(1)) < 300, err);
        assertEquals("validation loss", said.group(2));
        assertTrue(Double.parseDouble(said.group(3)) < Double.parseDouble(said.group(4)), err);
        assertTrue(err.contains("train with: --set training.stopping=early-stopping\n"), err);
        assertTrue(err.contains("Its model: layerwise runs export \"iris 1\" --at best --model FILE\n"), err);
        String best = trained("training.stopping=early-stopping");
        assertFalse(SAID.matcher(best).find(), best);
    }

    @Test
    void saysItOfWhatEarlyStoppingMonitors() {
        String err = trained(
                "training.stopping={\"kind\":\"early-stopping\",\"patience\":1000,\"restoreBest\":false}",
                "--no-store");
        assertTrue(SAID.matcher(err).find(), err);
        assertTrue(err.contains("train with: --set training.stopping.restoreBest=true\n"), err);
        assertFalse(err.contains("runs export"), err);
    }

    @Test
    void saysNothingWhereTheLastEpochIsTheBest() {
        String err = trained("training.epochs=3", "optimizer.learningRate=0.001");
        assertFalse(SAID.matcher(err).find(), err);
        String quiet = trained("--quiet");
        assertFalse(SAID.matcher(quiet).find(), quiet);
    }

    @Test
    void comparesTrainingWithoutAValidationPart() {
        String err = trained("split.validation=0", "optimizer.learningRate=0.5", "training.epochs=100");
        Matcher said = SAID.matcher(err);
        assertTrue(said.find(), err);
        assertEquals("training loss", said.group(2));
    }
}
