package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Version;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.cli.TensorFile.Tensor;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.layer.LayerSpec;

/** What is said of mistakes: what, exactly where, what to do. The test's folder is written {@code DIR} below. */
class MessagesTest {
    private static final Path IRIS = Path.of("sample-data/iris.csv").toAbsolutePath();

    @TempDir
    Path folder;

    private Path experiment;

    @BeforeEach
    void experiment() {
        experiment = folder.resolve("iris.json");
        Outcome.done("new", IRIS, "--target", "species", "--layers", "4", "--epochs", "1", "-o", experiment);
    }

    private void refuses(String message, Object... arguments) {
        Outcome outcome = Outcome.of(arguments);
        String err = outcome.err().replace(IRIS.toString(), "iris.csv").replace(folder.toString(), "DIR");
        assertEquals(message + "\n", err);
        assertEquals("", outcome.out());
        assertEquals(2, outcome.status());
    }

    private static String kinds(Class<?> family) {
        return Catalog.of(family).kinds().stream().map(KindInfo::id).collect(Collectors.joining(", "));
    }

    private Path edited(String from, String to) throws IOException {
        String text = Files.readString(experiment);
        String changed = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertFalse(changed.equals(text), "nothing to replace: " + from);
        return Files.writeString(folder.resolve("edited.json"), changed);
    }

    @Test
    void tables() throws IOException {
        Path out = folder.resolve("x.json");
        refuses(
                "error: DIR/no.csv: there is no such file. Check its name.",
                "new",
                folder.resolve("no.csv"),
                "--target",
                "a",
                "-o",
                out);
        refuses(
                "error: DIR/empty.csv: the file is empty. A table needs a header line with the columns' names, then rows.",
                "new",
                Files.createFile(folder.resolve("empty.csv")),
                "--target",
                "a",
                "-o",
                out);
        refuses(
                "error: DIR/header.csv: has a header line with 3 columns but no rows. Add at least one row of data.",
                "new",
                Rows.write(folder.resolve("header.csv"), "a,b,c"),
                "--target",
                "a",
                "-o",
                out);
        refuses(
                "error: DIR/ragged.csv, line 3: expected 2 fields as in the header, found 1. "
                        + "Add the missing fields (an empty field is a missing value), or join a broken line."
                        + " Or set data.faults.ragged to skip or pad.",
                "new",
                Rows.write(folder.resolve("ragged.csv"), "a,b", "1,2", "3", "4,5"),
                "--target",
                "a",
                "-o",
                out);
        refuses(
                "error: iris.csv, column Species: the table has no column \"Species\". Did you mean \"species\"?",
                "new",
                IRIS,
                "--target",
                "Species",
                "-o",
                out);
        refuses(
                "error: DIR: is a folder, not a CSV file. Name a file in it.",
                "new",
                folder,
                "--target",
                "a",
                "-o",
                out);
        assertFalse(Files.exists(out));
    }

    @Test
    void creation() {
        Path out = folder.resolve("x.json");
        refuses(
                "error: --activation: \"foo\" is not a kind of activation function. " + "Use one of: "
                        + kinds(ActivationFunction.class) + ".",
                "new",
                IRIS,
                "--target",
                "species",
                "--activation",
                "foo",
                "-o",
                out);
        refuses(
                "error: --layers: \"0\" is no number of units. For example: --layers 16,16",
                "new",
                IRIS,
                "--target",
                "species",
                "--layers",
                "0",
                "-o",
                out);
        refuses(
                "error: --task: \"guess\" is no task. Use auto, classification, regression, multi-label or reconstruction.",
                "new",
                IRIS,
                "--target",
                "species",
                "--task",
                "guess",
                "-o",
                out);
        refuses(
                "error: split: validation 0.9 and test 0.2 leave no rows for training. "
                        + "Their sum must be below 1; 0.2 and 0 are the defaults.",
                "new",
                IRIS,
                "--target",
                "species",
                "--validation",
                "0.9",
                "--test",
                "0.2",
                "-o",
                out);
        refuses(
                "error: --target: the column to predict is missing. Name it: --target COLUMN; or reconstruct the features: --task reconstruction.",
                "new",
                IRIS,
                "-o",
                out);
        refuses(
                "error: DIR/no/x.json: the folder DIR/no does not exist. Make it, or choose another place.",
                "new",
                IRIS,
                "--target",
                "species",
                "-o",
                folder.resolve("no/x.json"));
    }

    @Test
    void experiments() throws IOException {
        refuses("error: DIR/no.json: there is no such file. Check its name.", "train", folder.resolve("no.json"));
        refuses(
                "error: DIR/edited.json, network.dense1.kind: \"dens\" is not a kind of layer. " + "Use one of: "
                        + kinds(LayerSpec.class) + ".",
                "train",
                edited("\"dense\"", "\"dens\""));
        refuses(
                "error: DIR/edited.json, network.dense1.unitz: this key is not known here. "
                        + "Known keys: bias, biasInitializer, biasRegularizer, constraint, frozen, id, initializer, "
                        + "inputs, kind, learningRateFactor, regularizer, units.",
                "train",
                edited("\"units\"", "\"unitz\""));
        refuses(
                "error: DIR/edited.json, sed: this key is not known here. Known keys: data, layout, loss, network, optimizer, "
                        + "pipeline, regularization, schedule, seed, split, telemetry, training.",
                "train",
                edited("\"seed\"", "\"sed\""));
    }

    @Test
    void newerFileIsLeftAsItIs() throws IOException {
        Path newer = edited("\"version\" : 2", "\"version\" : 99");
        byte[] before = Files.readAllBytes(newer);
        for (String command : List.of("train", "inspect")) {
            refuses(
                    "error: DIR/edited.json, version: the file has version 99; " + Version.TEXT
                            + " reads up to version 2. Open it with a newer Layerwise. The file is left as it is.",
                    command,
                    newer);
        }
        assertArrayEquals(before, Files.readAllBytes(newer));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void weightsOfAnotherNetwork() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("dense1.weight", new Tensor(List.of(4, 8), new float[32]));
        tensors.put("dense1.bias", new Tensor(List.of(4), new float[4]));
        tensors.put("output.weight", new Tensor(List.of(4, 3), new float[12]));
        tensors.put("output.bias", new Tensor(List.of(3), new float[3]));
        Path start = folder.resolve("start.safetensors");
        refuses(
                "error: DIR/start.safetensors, dense1.weight: the network expects [4 × 4], the file has [4 × 8]. "
                        + "Change the network's units or inputs, or use weights of the same network.",
                "train",
                experiment,
                "--weights",
                TensorFile.write(start, tensors));
        tensors.remove("dense1.weight");
        refuses(
                "error: DIR/start.safetensors, dense1.weight: the network expects [4 × 4], the file has no tensor of this name. Names and shapes must match the network exactly.",
                "train",
                experiment,
                "--weights",
                TensorFile.write(start, tensors));
        tensors.put("dense1.weight", new Tensor(List.of(4, 4), new float[16]));
        tensors.put("dense2.weight", new Tensor(List.of(4, 4), new float[16]));
        refuses(
                "error: DIR/start.safetensors, dense2.weight: the file has a tensor [4 × 4] that the network does not know. Names and shapes must match the network exactly.",
                "train",
                experiment,
                "--weights",
                TensorFile.write(start, tensors));
        refuses(
                "error: DIR/no.safetensors: there is no such file. Check its name.",
                "train",
                experiment,
                "--weights",
                folder.resolve("no.safetensors"));
        assertFalse(Files.exists(folder.resolve("iris.layerwise")));
    }

    @Test
    void settings() {
        refuses(
                "error: network.dense9.units: there is nothing called \"dense9\" in network. "
                        + "Known here: input, dense1, activation1, output, prediction.",
                "train",
                experiment,
                "--set",
                "network.dense9.units=8");
        refuses(
                "error: network.dense1.unitz: there is nothing called \"unitz\" in network.dense1. "
                        + "Known here: id, kind, units, initializer, regularizer, bias, biasInitializer, "
                        + "biasRegularizer, constraint, inputs, learningRateFactor, frozen.",
                "train",
                experiment,
                "--set",
                "network.dense1.unitz=8");
        refuses(
                "error: training.epochs: a whole number is expected, not \"many\".",
                "train",
                experiment,
                "--set",
                "training.epochs=many");
        refuses(
                "error: training.epochs: Epochs is -1, outside 1 ≤ epochs ≤ 1000000000. Choose a number within the bounds.",
                "train",
                experiment,
                "--set",
                "training.epochs=-1");
        refuses(
                "error: --set training.epochs: PATH=VALUE is expected. For example: --set training.epochs=20",
                "train",
                experiment,
                "--set",
                "training.epochs");
        assertFalse(Files.exists(folder.resolve("iris.layerwise")));
    }

    @Test
    void placesThatCannotBeWrittenAreNamedBeforeTraining() throws IOException {
        for (String option : List.of("-o", "--csv")) {
            refuses(
                    "error: DIR/no/x: the folder DIR/no does not exist. Make it, or choose another place.",
                    "train",
                    experiment,
                    option,
                    folder.resolve("no/x"));
            refuses("error: DIR: this is a folder. Name a file in it.", "train", experiment, option, folder);
        }
        refuses(
                "error: /proc/x: cannot be written: this user may not write in the folder /proc. Change the folder's permissions, or choose another folder.",
                "train",
                experiment,
                "-o",
                "/proc/x");
        assertFalse(Files.exists(folder.resolve("iris.layerwise")));
    }

    @Test
    void models() throws IOException {
        Outcome.done("train", experiment, "--quiet");
        Path model = folder.resolve("iris.layerwise");
        refuses(
                "error: \"keras\" is not a kind of exporter. Use one of: onnx, safetensors.",
                "export",
                model,
                "--format",
                "keras");
        refuses(
                "error: DIR/iris.json: this is not a Layerwise model: it is not a zip archive. "
                        + "Models are written by: layerwise train EXPERIMENT.json",
                "evaluate",
                experiment,
                IRIS);
        refuses(
                "error: iris.csv: the test part has no rows. The experiment's split gives it none; choose another part.",
                "evaluate",
                model,
                IRIS,
                "--part",
                "test");
        refuses(
                "error: --part: \"some\" is no part of a table. Use all, train, validation or test.",
                "evaluate",
                model,
                IRIS,
                "--part",
                "some");
        Path changed = Files.writeString(
                folder.resolve("changed.csv"), Files.readString(IRIS).replaceFirst("5\\.1", "5.2"));
        refuses(
                "error: DIR/changed.csv: the file has changed since the experiment was made: its fingerprint is "
                        + "sha256:3de6d9ae75a1a5a79f04b71e7eddef9f937e5cb2baccc6a514e8f3320896a159, the experiment recorded "
                        + "sha256:9cc1c345c71bcc9b486b74cbf6063fa66f4bb5e0f603a4b3c3471ec2e5e8e355. "
                        + "Restore the file, or make the experiment anew from this one.",
                "evaluate",
                model,
                changed,
                "--part",
                "validation");
        Path less = Rows.write(folder.resolve("less.csv"), "sepal_length,petal_length,petal_width", "1,2,3");
        refuses(
                "error: DIR/less.csv, column sepal_width: the table has no column \"sepal_width\". The model was trained with it. "
                        + "Did you mean \"petal_width\"?",
                "predict",
                model,
                less);
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path table = Files.copy(IRIS, folder.resolve("mine.csv"));
        byte[] before = Files.readAllBytes(table);
        Outcome.done("new", table, "--target", "species", "--epochs", "1", "-o", folder.resolve("mine.json"));
        String over =
                "error: DIR/mine.csv: this file is read here, and would be written over. Name another file to write.";
        refuses(over, "new", table, "--target", "species", "-o", table);
        refuses(over, "train", folder.resolve("mine.json"), "--csv", table);
        refuses(over, "train", folder.resolve("mine.json"), "-o", table);
        refuses(
                "error: DIR/m: the metrics and the model cannot be the same file. Name another file for one of them.",
                "train",
                folder.resolve("mine.json"),
                "-o",
                folder.resolve("m"),
                "--csv",
                folder.resolve("m"));
        assertArrayEquals(before, Files.readAllBytes(table));
    }

    @Test
    void usage() {
        refuses(
                "error: there is no command \"trian\"; there are profile, new, train, resume, runs, search, lr-test, init-lab, evaluate, predict, export, inspect, kinds, bench, demo. See: layerwise --help",
                "trian",
                experiment);
        refuses(
                "error: there is no option \"--epoch\". See: layerwise train --help",
                "train",
                experiment,
                "--epoch",
                "3");
        refuses("error: there is no place for \"b\". See: layerwise train --help", "train", "a", "b");
        for (String command : List.of("train", "inspect")) {
            refuses(
                    "error: iris.csv: this is not an experiment, which is JSON text that begins with {. "
                            + "Make one with: layerwise new TABLE.csv --target COLUMN -o EXPERIMENT.json",
                    command,
                    IRIS);
        }
    }

    @Test
    void aLossThatIsNotFiniteEndsTheRunAndLeavesTheLastFiniteModel() throws IOException {
        Path model = folder.resolve("iris.layerwise");
        Outcome outcome = Outcome.of(
                "train",
                experiment,
                "--quiet",
                "--set",
                "optimizer={\"kind\":\"sgd\"}",
                "--set",
                "optimizer.learningRate=1e20",
                "--set",
                "network.activation1.function.kind=relu",
                "--set",
                "training.epochs=20");
        assertEquals(
                "error: step 2, output: the loss became NaN or infinite; the run has ended and the last finite weights are kept. Try a smaller learning rate, gradient clipping, or scaled columns.\n",
                outcome.err().replace(folder.toString(), "DIR"));
        assertEquals(1, outcome.status());
        String loss = Outcome.done("evaluate", model, IRIS, "--json");
        assertFalse(loss.matches("(?s).*:\\s*-?(NaN|Infinity).*"), loss);
    }
}
