package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run says why it ended, and {@code inspect} what it will be. */
class EndsTest {
    @TempDir
    Path folder;

    private Path experiment = Path.of("");

    @BeforeEach
    void anExperiment() {
        experiment = folder.resolve("iris.json");
        Outcome.done("new", Path.of("sample-data/iris.csv").toAbsolutePath(), "--target", "species", "-o", experiment);
    }

    private Outcome train(String... settings) {
        List<Object> arguments = new ArrayList<>(List.of("train", experiment, "-o", folder.resolve("m.layerwise")));
        for (String setting : settings) {
            arguments.add("--set");
            arguments.add(setting);
        }
        return Outcome.of(arguments.toArray());
    }

    private static void assertSays(Outcome outcome, int status, String text) {
        assertEquals(status, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(text), outcome.err());
    }

    @Test
    void saysWhyItEnded() {
        String early =
                "training.stopping={\"kind\":\"early-stopping\",\"patience\":1,\"minDelta\":100,\"restoreBest\":";
        assertSays(train("training.epochs=2"), 0, "Trained 2 epochs in ");
        assertSays(train(early + "true}"), 0, "Stopped early, best weights kept, after 2 epochs in ");
        assertSays(train(early + "false}"), 0, "Stopped early, last weights kept, after 2 epochs in ");
        assertSays(
                train("training.target={\"kind\":\"figure\",\"monitor\":\"score\",\"value\":0}"),
                0,
                "Reached the target after 1 epoch in ");
        assertSays(train("training.timeLimit=1e-9"), 0, "Time was up after 0 epochs in ");
        assertSays(train("optimizer=sgd", "optimizer.learningRate=1e39"), 1, "became NaN or infinite");
    }

    @Test
    void inspectSaysWhatTheRunWillBe() {
        Path changed = folder.resolve("changed.json");
        Outcome.done(
                "new",
                Path.of("sample-data/iris.csv").toAbsolutePath(),
                "--target",
                "species",
                "--batch",
                "all",
                "-o",
                changed);
        String all = Outcome.done("inspect", changed);
        assertTrue(all.contains("100 epochs of batches of 120: batch (all rows)"), all);
        String usual = Outcome.done("inspect", experiment);
        assertTrue(usual.contains("100 epochs of batches of 32: mini-batch"), usual);
        assertTrue(usual.contains("in training: weights 1.6 kB, gradients 1.6 kB, moments 3.2 kB, "), usual);

        assertEquals(
                0,
                train(
                                "training.epochs=1",
                                "training.batch=1",
                                "network.dense1.frozen=true",
                                "network.dense2.learningRateFactor=0.5",
                                "regularization.clipping=norm",
                                "regularization.noise=fading")
                        .status());
        String model = Outcome.done("inspect", folder.resolve("m.layerwise"));
        assertTrue(model.contains("1 epochs of batches of 1: online (one sample)"), model);
        assertTrue(model.contains("clipping   Norm of each parameter (max norm 1)"), model);
        assertTrue(model.contains("noise      Fading normal noise (variance 0.01, decay 0.55)"), model);
        assertTrue(model.contains("input  (frozen)"), model);
        assertTrue(model.contains("activation1  (learning rate × 0.5)"), model);
        assertTrue(model.contains("of which are trained"), model);
    }
}
