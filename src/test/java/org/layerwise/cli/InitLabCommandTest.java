package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InitLabCommandTest {
    @TempDir
    Path folder;

    private Path experiment;

    @BeforeEach
    void make() {
        experiment = folder.resolve("iris.json");
        Outcome.done("new", "sample-data/iris.csv", "--target", "species", "-o", experiment);
    }

    @Test
    void variantsAreComparedAndTheExperimentIsNotChanged() throws IOException {
        byte[] before = Files.readAllBytes(experiment);
        Path chart = folder.resolve("init.svg");
        String out = Outcome.done(
                "init-lab",
                experiment,
                "--vary",
                "network.*.initializer=he-normal,lsuv",
                "--seeds",
                "2",
                "--steps",
                "5",
                "--image",
                chart);
        assertTrue(out.startsWith("2 variants, 2 seeds, measured on 120 training rows"), out);
        assertTrue(out.contains("initializer he-normal") && out.contains("initializer lsuv"), out);
        assertTrue(out.contains("after 5 updates") && out.contains("Wrote " + chart), out);
        String picture = Files.readString(chart);
        assertTrue(picture.contains("theory (dashed)") && picture.contains("Standard deviation of gradients"));
        assertArrayEquals(before, Files.readAllBytes(experiment));
    }

    @Test
    void jsonHasSettingsAndLayers() {
        JsonNode json = JsonMapper.shared()
                .readTree(Outcome.done(
                        "init-lab",
                        experiment,
                        "--json",
                        "--vary",
                        "network.dense1.units=8,32",
                        "--vary",
                        "network.activation*.function=tanh,relu",
                        "--seeds",
                        "1"));
        assertEquals(4, json.get("variants").size());
        JsonNode second = json.get("variants").get(1);
        assertEquals(8, second.get("settings").get("network.dense1.units").intValue());
        assertEquals(
                "relu",
                second.get("settings").get("network.activation*.function").stringValue());
        assertEquals(2, second.get("layers").size());
        JsonNode layer = second.get("layers").get(0);
        assertEquals("activation1", layer.get("layer").stringValue());
        for (String name : List.of("std", "gradientStd", "theory", "dead")) {
            assertTrue(layer.get(name).isNumber(), name);
        }
        assertTrue(layer.get("saturated").isNull());
        assertEquals(64, layer.get("histogram").get("counts").size());
        int counted = 0;
        for (JsonNode count : layer.get("histogram").get("counts")) {
            counted += count.intValue();
        }
        assertEquals(120 * 8, counted);
        assertTrue(second.get("trained") == null);
    }

    @Test
    void thePresetNeedsNoFile() {
        JsonNode json =
                JsonMapper.shared().readTree(Outcome.done("init-lab", "--preset", "cs231n", "--json", "--seeds", "1"));
        assertEquals(5, json.get("variants").size());
        JsonNode fading = json.get("variants").get(0);
        assertEquals(
                "tanh", fading.get("settings").get("activation").get("kind").stringValue());
        assertEquals(
                0.01, fading.get("settings").get("initializer").get("sigma").doubleValue());
        assertEquals(10, fading.get("layers").size());
        assertEquals(0.213, fading.get("layers").get(0).get("std").doubleValue(), 0.05 * 0.213);
        JsonNode varied = JsonMapper.shared()
                .readTree(Outcome.done(
                        "init-lab",
                        "--preset",
                        "cs231n",
                        "--json",
                        "--seeds",
                        "1",
                        "--vary",
                        "network.dense*.initializer=orthogonal"));
        assertEquals(1, varied.get("variants").size());
    }

    /** The first row of each Dense layer in METRICS.csv; the same run twice is the same file. */
    @Test
    void lsuvBeginsEveryLayerWithUnitVariance() throws IOException {
        Path deep = folder.resolve("deep.json");
        Outcome.done(
                "new",
                "sample-data/iris.csv",
                "--target",
                "species",
                "--layers",
                "12,12,12,12",
                "--activation",
                "relu",
                "--init",
                "lsuv",
                "--batch-norm",
                "--epochs",
                "2",
                "-o",
                deep);
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        for (Path csv : List.of(first, second)) {
            Outcome.done("train", deep, "--quiet", "--no-store", "--csv", csv, "--set", "telemetry.every=1");
        }
        MetricsFile metrics = MetricsFile.read(first);
        for (String layer : List.of("dense1", "dense2", "dense3", "dense4", "output")) {
            double deviation = metrics.value(1, "activation/std " + layer);
            assertEquals(1, deviation * deviation, 0.1, layer);
        }
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void mistakesAreSaid() {
        for (Object[] wrong : new Object[][] {
            {},
            {experiment, "--preset", "cs231n"},
            {"--preset", "cs999"},
            {folder.resolve("none.json")},
            {experiment, "--seeds", "0"},
            {experiment, "--seeds", "1000000000"},
            {experiment, "--steps", "-1"},
            {experiment, "--steps", "many"},
            {experiment, "--rows", "square"},
            {experiment, "--vary", "network.dense1.units"},
            {experiment, "--vary", "network.dense1.units=8,,9"},
            {experiment, "--vary", "network.dense1.units=8,-1"},
            {experiment, "--vary", "network.dense1.initializer={\"kind\":\"normal\",\"sigma\":-1}"},
            {experiment, "--vary", "network.dense1.initializer={\"kind\":"},
            {experiment, "--vary", "network.conv*.units=8"},
            {experiment, "--vary", "network.dense9.units=8"},
            {experiment, "--vary", "seed=1,2,3,4,5,6,7,8,9", "--vary", "training.batch=1,2,3,4,5,6,7,8"},
            {experiment, "--image", folder.resolve("chart.gif")},
            {experiment, "--image", experiment.resolveSibling("iris.json.png/none.png")},
        }) {
            Object[] all = new Object[wrong.length + 1];
            all[0] = "init-lab";
            System.arraycopy(wrong, 0, all, 1, wrong.length);
            Outcome outcome = Outcome.of(all);
            assertEquals(2, outcome.status(), List.of(wrong) + outcome.out() + outcome.err());
            assertTrue(outcome.err().contains("error: "), outcome.err());
        }
    }
}
