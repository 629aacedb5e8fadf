package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.step.Step;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.clip.Clipping;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.optim.Optimizer;
import org.layerwise.nn.schedule.Schedule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every number of every file, each in turn something that no program writes: the file loads, or it is refused with the place,
 * at once and without much memory. What loads goes through the other commands.
 */
class HostileNumbersTest {
    static final List<String> VALUES = List.of(
            "0",
            "-1",
            "2147483648",
            "9223372036854775808",
            "1" + "0".repeat(400),
            "-1" + "0".repeat(400),
            "1e400",
            "1e308",
            "NaN",
            "0.30000000000000004",
            "\"text\"",
            "null");

    private static final String MARK = "@@here@@";
    private static final double MOST_SECONDS = 2;
    private static final long MOST_BYTES = 400L << 20;
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private final List<String> faults = new ArrayList<>();
    private int tried;
    private int loaded;

    /** The values for one place: one by turns. */
    List<String> values() {
        return List.of(VALUES.get(tried % VALUES.size()));
    }

    private record Ended(int status, String err) {}

    @BeforeEach
    void copiesATable() throws IOException {
        Files.copy(SAMPLES.resolve("iris.csv"), folder.resolve("iris.csv"));
    }

    private Ended run(String what, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        int status = CommandLineApp.execute(
                new Console(new PrintWriter(out), new PrintWriter(err), false),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
        long taken = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        String said = err.toString();
        boolean isPlaced = status != 2
                || said.contains("error: ")
                        && said.replaceAll("(?s).*error: ", "").contains(".");
        if (said.contains("Layerwise itself failed")
                || said.contains("\tat ")
                || said.contains("memory")
                || status > 2
                || (status == 1 && !"train".equals(arguments[0]))
                || !isPlaced
                || seconds > MOST_SECONDS
                || taken > MOST_BYTES) {
            faults.add(what + ": " + arguments[0] + " ended with " + status + " after " + seconds + " s and "
                    + (taken >> 20) + " MB: " + said.substring(0, Math.min(said.length(), 400)));
        }
        return new Ended(status, said);
    }

    /** Numbers, and texts that are numbers, by their paths. */
    private static List<List<Object>> numbers(JsonNode node) {
        List<List<Object>> found = new ArrayList<>();
        collect(node, List.of(), found);
        return found;
    }

    private static void collect(JsonNode node, List<Object> path, List<List<Object>> found) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                collect(entry.getValue(), with(path, entry.getKey()), found);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (i < 2 || array.get(i).isContainer()) { // of a list of numbers, two stand for all
                    collect(array.get(i), with(path, i), found);
                }
            }
        } else if (node.isNumber()
                || (node.isString() && node.stringValue().matches("-?[0-9.]+(E-?[0-9]+)?|Infinity"))) {
            found.add(path);
        }
    }

    /** Each list of the tree in turn one longer or one shorter: counts that contradict each other. */
    private static List<String> otherLists(JsonNode tree) {
        List<String> texts = new ArrayList<>();
        List<List<Object>> lists = new ArrayList<>();
        lists(tree, List.of(), lists);
        for (List<Object> path : lists) {
            for (boolean longer : List.of(true, false)) {
                JsonNode copy = tree.deepCopy();
                JsonNode at = copy;
                for (Object part : path) {
                    at = part instanceof Integer place ? at.get(place) : at.get((String) part);
                }
                ArrayNode list = (ArrayNode) at;
                if (longer) {
                    list.add(list.get(list.size() - 1).deepCopy());
                } else {
                    list.remove(list.size() - 1);
                }
                texts.add(JsonText.print(copy));
            }
        }
        return texts;
    }

    private static void lists(JsonNode node, List<Object> path, List<List<Object>> found) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> lists(entry.getValue(), with(path, entry.getKey()), found));
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            found.add(path);
            for (int i = 0; i < array.size(); i++) {
                lists(array.get(i), with(path, i), found);
            }
        }
    }

    private static List<Object> with(List<Object> path, Object part) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(part);
        return longer;
    }

    private static String replaced(JsonNode tree, List<Object> path, String value) {
        JsonNode copy = tree.deepCopy();
        JsonNode parent = copy;
        for (Object part : path.subList(0, path.size() - 1)) {
            parent = part instanceof Integer at ? parent.get(at) : parent.get((String) part);
        }
        switch (path.getLast()) {
            case Integer at -> ((ArrayNode) parent).set(at, MARK);
            case Object key -> ((ObjectNode) parent).put((String) key, MARK);
        }
        return JsonText.print(copy).replace("\"" + MARK + "\"", value);
    }

    private void tryExperiment(String name, JsonNode tree) throws IOException {
        Path file = folder.resolve("hostile.json");
        Files.writeString(file, JsonText.print(tree));
        assertEquals(new Ended(0, ""), run(name, "inspect", file));
        for (List<Object> path : numbers(tree)) {
            for (String value : values()) {
                String what = name + " " + path + " = " + value.substring(0, Math.min(20, value.length()));
                Files.writeString(file, replaced(tree, path, value));
                tried++;
                Ended inspected = run(what, "inspect", file, "--json");
                if (inspected.status() == 0) {
                    loaded++;
                    if (!path.contains("epochs")) {
                        Path model = folder.resolve("hostile.layerwise");
                        run(what, "train", file, "-o", model, "--no-store", "--quiet", "--set", "training.epochs=1");
                    }
                }
            }
        }
    }

    private void isSound() {
        assertTrue(
                faults.isEmpty(),
                () -> faults.size() + " faults:\n" + String.join("\n", faults.subList(0, Math.min(60, faults.size()))));
        assertTrue(loaded > 0 && loaded < tried, loaded + " of " + tried);
    }

    private Experiment iris() {
        Path file = folder.resolve("iris.json");
        if (!Files.exists(file)) {
            assertEquals(
                    0,
                    run("new", "new", folder.resolve("iris.csv"), "--target", "species", "-o", file)
                            .status());
        }
        return new ExperimentFile(file).load();
    }

    private ObjectNode tree(Experiment experiment) {
        ObjectNode tree = (ObjectNode) JsonText.parse("{\"format\":\"layerwise-experiment\",\"version\":2}", "");
        JsonCodec.writeComplete(experiment).properties().forEach(entry -> tree.set(entry.getKey(), entry.getValue()));
        return tree;
    }

    private ObjectNode withNetwork(String network) {
        ObjectNode tree = tree(iris());
        tree.set("network", JsonText.parse(network, ""));
        return tree;
    }

    @Test
    void anExperiment() throws IOException {
        tryExperiment("iris", tree(iris()));
        isSound();
    }

    @Test
    void networksOfImagesAndSequences() throws IOException {
        String begin =
                "[{\"id\":\"input\",\"kind\":\"input\"},{\"id\":\"d\",\"kind\":\"dense\",\"units\":64,\"inputs\":[\"input\"]},";
        String end = "{\"id\":\"output\",\"kind\":\"dense\",\"units\":3,\"inputs\":[\"last\"]},"
                + "{\"id\":\"p\",\"kind\":\"activation\",\"function\":\"softmax\",\"inputs\":[\"output\"]}]";
        tryExperiment(
                "image",
                withNetwork(begin
                        + "{\"id\":\"r\",\"kind\":\"reshape\",\"shape\":[8,8,1],\"inputs\":[\"d\"]},"
                        + "{\"id\":\"c\",\"kind\":\"conv2d\",\"filters\":3,\"height\":3,\"width\":3,\"stride\":1,\"dilation\":1,\"inputs\":[\"r\"]},"
                        + "{\"id\":\"m\",\"kind\":\"max-pool2d\",\"size\":2,\"stride\":0,\"inputs\":[\"c\"]},"
                        + "{\"id\":\"a\",\"kind\":\"avg-pool2d\",\"size\":2,\"stride\":0,\"inputs\":[\"m\"]},"
                        + "{\"id\":\"b\",\"kind\":\"batch-norm\",\"momentum\":0.9,\"epsilon\":0.001,\"inputs\":[\"a\"]},"
                        + "{\"id\":\"o\",\"kind\":\"dropout\",\"rate\":0.5,\"inputs\":[\"b\"]},"
                        + "{\"id\":\"g\",\"kind\":\"gaussian-noise\",\"deviation\":0.1,\"inputs\":[\"o\"]},"
                        + "{\"id\":\"last\",\"kind\":\"flatten\",\"inputs\":[\"g\"]},"
                        + end));
        tryExperiment(
                "sequence",
                withNetwork(begin
                        + "{\"id\":\"r\",\"kind\":\"reshape\",\"shape\":[16,4],\"inputs\":[\"d\"]},"
                        + "{\"id\":\"c\",\"kind\":\"conv1d\",\"filters\":3,\"size\":3,\"stride\":1,\"dilation\":1,\"inputs\":[\"r\"]},"
                        + "{\"id\":\"m\",\"kind\":\"max-pool1d\",\"size\":2,\"stride\":0,\"inputs\":[\"c\"]},"
                        + "{\"id\":\"a\",\"kind\":\"avg-pool1d\",\"size\":2,\"stride\":0,\"inputs\":[\"m\"]},"
                        + "{\"id\":\"block1\",\"kind\":\"block\",\"repeat\":2,\"inputs\":[\"a\"],\"nodes\":["
                        + "{\"id\":\"l\",\"kind\":\"lstm\",\"units\":4,\"sequence\":true,\"inputs\":[]},"
                        + "{\"id\":\"n\",\"kind\":\"layer-norm\",\"epsilon\":0.001,\"inputs\":[\"l\"]}]},"
                        + "{\"id\":\"g\",\"kind\":\"gru\",\"units\":4,\"sequence\":true,\"bidirectional\":true,\"inputs\":[\"block1\"]},"
                        + "{\"id\":\"s\",\"kind\":\"simple-rnn\",\"units\":8,\"sequence\":true,\"inputs\":[\"g\"]},"
                        + "{\"id\":\"x\",\"kind\":\"concat\",\"inputs\":[\"s\",\"g\"]},"
                        + "{\"id\":\"last\",\"kind\":\"global-average-pool\",\"inputs\":[\"x\"]},"
                        + end));
        isSound();
    }

    @Test
    void everyOptimizerScheduleAndClipping() throws IOException {
        Experiment iris = iris();
        for (var kind : Catalog.of(Optimizer.class).kinds()) {
            ObjectNode tree = tree(iris);
            tree.set("optimizer", JsonCodec.writeComplete(kind.withDefaults()));
            tryExperiment(kind.id(), tree);
        }
        for (var kind : Catalog.of(Schedule.class).kinds()) {
            ObjectNode tree = tree(iris);
            tree.set("schedule", JsonCodec.writeComplete(kind.withDefaults()));
            tryExperiment(kind.id(), tree);
        }
        for (var kind : Catalog.of(Clipping.class).kinds()) {
            ObjectNode tree = tree(iris);
            ((ObjectNode) tree.get("regularization")).set("clipping", JsonCodec.writeComplete(kind.withDefaults()));
            tryExperiment(kind.id(), tree);
        }
        isSound();
    }

    private boolean isRefused(JsonNode tree) throws IOException {
        Path file = Files.writeString(folder.resolve("candidate.json"), JsonText.print(tree));
        return run("candidate", "inspect", file).status() != 0;
    }

    /** A step needs a column and neighbors that it fits. */
    private void tryStep(String step, String id) throws IOException {
        for (String type : List.of("number", "category", "date")) {
            for (String steps : List.of("[@]", "[@,\"standardize\"]", "[@,\"one-hot\"]", "[\"ordinal\",@]")) {
                ObjectNode tree = tree(iris());
                ObjectNode column = (ObjectNode) tree.at("/data/columns/0");
                column.put("type", type);
                column.put("missing", type.equals("category") ? "mode" : "mean");
                column.set("steps", JsonText.parse(steps.replace("@", step), ""));
                if (!isRefused(tree)) {
                    tryExperiment(id, tree);
                    return;
                }
            }
        }
        assertEquals(List.of(), numbers(JsonText.parse(step, "")), id + " has numbers that are not tried");
    }

    @Test
    void everyStepScalingAndDecorrelation() throws IOException {
        for (var kind : Catalog.of(Step.class).kinds()) {
            tryStep(JsonText.print(JsonCodec.writeComplete(kind.withDefaults())), kind.id());
        }
        for (var kind : Catalog.of(Scaling.class).kinds()) {
            ObjectNode tree = tree(iris());
            ((ObjectNode) tree.get("pipeline")).set("scaling", JsonCodec.writeComplete(kind.withDefaults()));
            tryExperiment(kind.id(), tree);
        }
        for (var kind : Catalog.of(Decorrelation.class).kinds()) {
            ObjectNode tree = tree(iris());
            ((ObjectNode) tree.get("pipeline")).set("decorrelation", JsonCodec.writeComplete(kind.withDefaults()));
            tryExperiment(kind.id(), tree);
        }
        isSound();
    }

    /** A model's entries in order, its head left out. */
    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(ModelHead.NAME)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static void write(Map<String, byte[]> entries, int version, Path file) throws IOException {
        List<ModelZip.Part> parts = new ArrayList<>();
        entries.forEach((name, bytes) -> parts.add(new ModelZip.Part(name, out -> out.write(bytes))));
        try (var out = Files.newOutputStream(file)) {
            ModelZip.write(version, parts, out);
        }
    }

    private void tryModel(String name, Path model, Path table, int version) throws IOException {
        Map<String, byte[]> sound = entries(model);
        Path file = folder.resolve("hostile.layerwise");
        for (Map.Entry<String, byte[]> entry : sound.entrySet()) {
            if (!entry.getKey().endsWith(".json")) {
                continue;
            }
            JsonNode tree = JsonText.parse(new String(entry.getValue(), StandardCharsets.UTF_8), entry.getKey());
            Map<String, String> texts = new LinkedHashMap<>();
            for (List<Object> path : numbers(tree)) {
                for (String value : values()) {
                    if (!path.contains("epochs")) { // a run of a billion epochs is none that ends
                        texts.put(
                                path + " = " + value.substring(0, Math.min(20, value.length())),
                                replaced(tree, path, value));
                        tried++;
                    }
                }
            }
            for (String text : otherLists(tree)) {
                texts.put("list " + texts.size(), text);
                tried++;
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Map<String, byte[]> changed = new LinkedHashMap<>(sound);
                changed.put(entry.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
                write(changed, version, file);
                tryModel(
                        name + " " + entry.getKey() + " " + text.getKey(),
                        file,
                        table,
                        version == ModelHead.CHECKPOINT);
            }
        }
    }

    private void tryModel(String what, Path file, Path table, boolean goesOn) {
        if (run(what, "inspect", file, "--json").status() == 0) {
            loaded++;
            run(what, "predict", file, table, "-o", folder.resolve("predictions.csv"));
            run(what, "evaluate", file, table);
            run(what, "export", file, "--format", "onnx", "-o", folder.resolve("model.onnx"));
            run(what, "export", file, "--format", "safetensors", "-o", folder.resolve("m.safetensors"));
            if (goesOn) {
                run(what, "train", "--resume", file, "-o", folder.resolve("a.layerwise"), "--no-store", "--quiet");
            }
        }
    }

    @Test
    void models() throws IOException {
        var table = SampleModels.table(folder);
        Path model = folder.resolve("model.layerwise");
        for (String target : List.of("kind", "price")) {
            ModelFile.save(SampleModels.model(table, target), model);
            tryModel(target, model, folder.resolve("sample.csv"), ModelHead.MODEL);
        }
        ModelFile.save(
                SampleModels.model(
                        table,
                        "price",
                        List.of(
                                SampleModels.node("input", new Input()),
                                new NodeSpec("flatten", new Flatten(), List.of("input")),
                                new NodeSpec("output", SampleModels.dense(1), List.of("flatten")),
                                new NodeSpec("prediction", new Activation(new Linear()), List.of("output"))),
                        data -> data,
                        new JsonCodec("")
                                .read(
                                        PipelineSpec.class,
                                        JsonText.parse(
                                                "{\"decorrelation\":{\"kind\":\"pca-whitening\"},\"windows\":{\"kind\":\"windows\",\"time\":\"rate\",\"length\":3}}",
                                                ""),
                                        "")),
                model);
        tryModel("windows", model, folder.resolve("sample.csv"), ModelHead.MODEL);
        isSound();
    }

    @Test
    void checkpoints() throws IOException {
        Experiment iris = iris();
        assertFalse(iris.network().items().isEmpty());
        Path checkpoint = folder.resolve("iris.checkpoint");
        Ended trained = run(
                "train",
                "train",
                folder.resolve("iris.json"),
                "--no-store",
                "--quiet",
                "-o",
                folder.resolve("iris.layerwise"),
                "--checkpoint",
                checkpoint,
                "--set",
                "training.epochs=3",
                "--set",
                "training.stopping={\"kind\":\"early-stopping\"}",
                "--set",
                "schedule=reduce-on-plateau");
        assertEquals(0, trained.status(), trained.err());
        tryModel("checkpoint", checkpoint, folder.resolve("iris.csv"), ModelHead.CHECKPOINT);
        isSound();
    }
}
