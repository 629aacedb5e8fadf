package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks in experiments' files, from training to exports. */
class BlocksTest {
    private static final int COPIES = 3;

    @TempDir
    Path folder;

    private ObjectNode experiment;

    @BeforeEach
    void newExperiment() throws IOException {
        Files.copy(Path.of("sample-data/iris.csv"), folder.resolve("iris.csv"));
        Outcome.done("new", path("iris.csv"), "--target", "species", "--epochs", "3", "-o", path("iris.json"));
        experiment = (ObjectNode) new ObjectMapper().readTree(Files.readString(path("iris.json")));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    /** The nodes of one copy: a residual block with batch normalization and dropout. */
    private static String copy(String prefix, String input) {
        return """
            {"id":"%1$sdense1","kind":"dense","units":4,"inputs":["%2$s"]},
            {"id":"%1$snorm1","kind":"batch-norm","inputs":["%1$sdense1"]},
            {"id":"%1$sactivation1","kind":"activation","function":"tanh","inputs":["%1$snorm1"]},
            {"id":"%1$sdropout1","kind":"dropout","rate":0.2,"inputs":["%1$sactivation1"]},
            {"id":"%1$sadd1","kind":"add","inputs":["%1$sdropout1","%2$s"]}""".formatted(prefix, input);
    }

    private static String network(String middle, String last) {
        return """
            [{"id":"input","kind":"input","inputs":[]},
            %s,
            {"id":"output","kind":"dense","units":3,"inputs":["%s"]},
            {"id":"prediction","kind":"activation","function":"softmax","inputs":["output"]}]""".formatted(middle, last);
    }

    private static String block() {
        return network(
                "{\"id\":\"block1\",\"kind\":\"block\",\"repeat\":%d,\"nodes\":[%s],\"inputs\":[\"input\"]}"
                        .formatted(COPIES, copy("", "input")),
                "block1");
    }

    private static String flat() {
        List<String> copies = new ArrayList<>();
        String input = "input";
        for (int number = 1; number <= COPIES; number++) {
            String prefix = "block1/" + number + "/";
            copies.add(copy(prefix, input));
            input = prefix + "add1";
        }
        return network(String.join(",", copies), input);
    }

    private void write(String name, String network) throws IOException {
        experiment.set("network", new ObjectMapper().readTree(network));
        Files.writeString(path(name), experiment.toString());
    }

    private void train(String name, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                path(name + ".json"),
                "-o",
                path(name + ".layerwise"),
                "--csv",
                path(name + ".csv"),
                "--quiet"));
        arguments.addAll(List.of(more));
        Outcome.done(arguments.toArray());
        Outcome.done("export", path(name + ".layerwise"), "--format", "safetensors", "-o", path(name + ".safetensors"));
    }

    private void assertSame(String suffix) throws IOException {
        assertArrayEquals(
                Files.readAllBytes(path("flat" + suffix)), Files.readAllBytes(path("block" + suffix)), suffix);
    }

    @Test
    void aBlockTrainsToTheBitsOfItsCopies() throws IOException {
        write("block.json", block());
        write("flat.json", flat());
        train("block");
        train("flat");
        assertSame(".csv");
        assertSame(".safetensors");
        String weights = Files.readString(path("block.csv"));
        assertTrue(weights.contains("weight/norm,block1/3/dense1,"), "each copy has its own rows");
        Outcome.done("predict", path("block.layerwise"), path("iris.csv"), "-o", path("block.predictions.csv"));
        Outcome.done("predict", path("flat.layerwise"), path("iris.csv"), "-o", path("flat.predictions.csv"));
        assertSame(".predictions.csv");
        Outcome.done("export", path("block.layerwise"), "--format", "onnx", "-o", path("block.onnx"));
    }

    @Test
    void setReachesAllCopies() throws IOException {
        write("block.json", block());
        train(
                "block",
                "--set",
                "network.block1.dense1.frozen=true",
                "--set",
                "network.block1.activation1.function=relu",
                "--set",
                "network.block1.repeat=2");
        JsonNode nodes = new ObjectMapper()
                .readTree(Outcome.done("inspect", path("block.layerwise"), "--json"))
                .get("experiment")
                .get("network");
        JsonNode block = ((ArrayNode) nodes).get(1);
        assertEquals(List.of("id", "kind", "repeat", "nodes", "inputs"), List.copyOf(block.propertyNames()));
        assertEquals(2, block.get("repeat").intValue());
        assertEquals(
                "relu", block.get("nodes").get(2).get("function").get("kind").stringValue());
        String metrics = Files.readString(path("block.csv"));
        assertTrue(metrics.contains("activation/dead,block1/2/activation1,"), metrics.substring(0, 500));
        assertTrue(!metrics.contains("block1/3/"));
    }

    @Test
    void aPathThatIsNotThereListsWhatTheBlockHas() throws IOException {
        write("block.json", block());
        Outcome outcome = Outcome.of("train", path("block.json"), "--set", "network.block1.dense7.units=3");
        assertEquals(2, outcome.status());
        assertTrue(
                outcome.err()
                        .contains("there is nothing called \"dense7\" in network.block1. Known here: id, kind, repeat, "
                                + "nodes, inputs, dense1, norm1, activation1, dropout1, add1."),
                outcome.err());
    }

    @Test
    void aRunWithBlocksGoesOnFromItsCheckpoint() throws IOException {
        write("block.json", block());
        write("flat.json", flat());
        train("flat");
        train("block", "--set", "training.epochs=2", "--checkpoint", path("block.checkpoint"));
        Outcome.done(
                "train",
                "--resume",
                path("block.checkpoint"),
                "--set",
                "training.epochs=3",
                "-o",
                path("block.layerwise"),
                "--quiet");
        Outcome.done("export", path("block.layerwise"), "--format", "safetensors", "-o", path("block.safetensors"));
        assertSame(".safetensors");
    }
}
