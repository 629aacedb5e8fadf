package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.table.Table;
import org.layerwise.files.SampleModels;
import org.layerwise.nn.Variants;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Embedding;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.nn.layer.Reshape;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/** What ONNX Runtime makes of an exported file, compared with the model itself. */
class OnnxTest {
    @TempDir
    Path folder;

    private Table table;

    @BeforeEach
    void readTheTable() throws IOException {
        table = SampleModels.table(folder);
    }

    @TestFactory
    Stream<DynamicTest> predictsTheSame() {
        return Stream.of("kind", "sex", "price")
                .map(target -> DynamicTest.dynamicTest(target, () -> assertAgrees(SampleModels.model(table, target))));
    }

    @TestFactory
    Stream<DynamicTest> translatesEveryLayer() {
        return Catalog.of(LayerSpec.class).kinds().stream()
                .map(KindInfo::withDefaults)
                .filter(layer -> !(layer instanceof Embedding)) // takes index columns alone: EmbeddingFlowTest
                .flatMap(layer -> Stream.concat(Stream.of(layer), Variants.of(layer)))
                .flatMap(layer -> shapes(layer)
                        .map(shape -> DynamicTest.dynamicTest(
                                layer + " of " + shape,
                                () -> assertAgrees(SampleModels.model(table, "kind", around("kind", layer, shape))))));
    }

    /** The shapes of twelve numbers that a layer takes. */
    private static Stream<Shape> shapes(LayerSpec layer) {
        return Stream.of(Shape.of(12), Shape.of(4, 3), Shape.of(3, 2, 2)).filter(shape -> takes(layer, shape));
    }

    private static boolean takes(LayerSpec layer, Shape shape) {
        try {
            return layer instanceof Input
                    || layer.outputShape(Collections.nCopies(layer.minInputs(), shape))
                                    .size()
                            > 0;
        } catch (ProblemException e) {
            return false;
        }
    }

    @TestFactory
    Stream<DynamicTest> translatesEveryActivationFunction() {
        return Catalog.of(ActivationFunction.class).kinds().stream()
                .flatMap(kind -> shapes(new Activation(kind.withDefaults()))
                        .map(shape -> DynamicTest.dynamicTest(
                                kind.id() + " of " + shape,
                                () -> assertAgrees(SampleModels.model(
                                        table, "kind", around("kind", new Activation(kind.withDefaults()), shape))))));
    }

    /** A network with the layer in its middle, or, for an input, at several places of its beginning. */
    private static List<NodeSpec> around(String target, LayerSpec layer, Shape shape) {
        List<NodeSpec> nodes = new ArrayList<>();
        nodes.add(SampleModels.node("input", new Input()));
        nodes.add(SampleModels.node("left", new Input(List.of("rate", "岛屿"), List.of())));
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < Math.max(2, layer.minInputs()); i++) {
            String id = "dense" + i;
            nodes.add(new NodeSpec(id, SampleModels.dense(shape.size()), List.of(i == 0 ? "left" : "input")));
            nodes.add(new NodeSpec("shaped" + i, new Reshape(shape.sizes()), List.of(id)));
            sources.add("shaped" + i);
        }
        nodes.add(new NodeSpec("sum", new org.layerwise.nn.layer.Add(), sources));
        if (layer instanceof Input) {
            nodes.add(new NodeSpec("flat", new Flatten(), List.of("sum")));
            nodes.add(new NodeSpec("output", SampleModels.dense(3), List.of("flat")));
        } else {
            nodes.add(new NodeSpec("middle", layer, layer.minInputs() > 1 ? sources : List.of("sum")));
            nodes.add(new NodeSpec("row", new Flatten(), List.of("middle")));
            nodes.add(new NodeSpec("flat", new Flatten(), List.of("sum")));
            nodes.add(new NodeSpec("joined", new org.layerwise.nn.layer.Concat(), List.of("row", "flat")));
            nodes.add(new NodeSpec("output", SampleModels.dense(SampleModels.width(target)), List.of("joined")));
        }
        nodes.add(new NodeSpec("prediction", new Activation(SampleModels.last(target)), List.of("output")));
        return nodes;
    }

    private void assertAgrees(Model model) {
        Path file = folder.resolve("模型 '1'.onnx");
        new Onnx().write(model, file);
        ReadBack result = ReadBack.of(new Onnx(), model, file, table);
        assertTrue(result.agrees(), result::toString);
        assertEquals(100, result.rows());
        Predictions predictions = new Predictor(model).predict(table, table.allRows());
        assertTrue(isVaried(predictions), "the predictions hardly differ from row to row");
    }

    private static boolean isVaried(Predictions predictions) {
        return switch (predictions) {
            case Predictions.Values values -> values.values()[0] != values.values()[1];
            case Predictions.Classes classes -> classes.probabilities()[0][0] != classes.probabilities()[1][0];
            case Predictions.SeveralValues several -> several.values()[0][1] != several.values()[1][1];
            case Predictions.Labels labels -> labels.probabilities()[0][1] != labels.probabilities()[1][1];
            case Predictions.Reconstruction back -> back.values()[0][1] != back.values()[1][1];
        };
    }

    @Test
    void readsMissingAndUnseenCellsAsThePipelineDoes() throws IOException {
        Model model = SampleModels.model(table, "kind");
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(SampleModels.FEATURES);
        header.addAll(List.of("sex", "price"));
        rows.add(header);
        for (String token : model.pipeline().missing()) {
            rows.add(List.of(token, token, token, token, token, token, token, token.isEmpty() ? "0" : token));
        }
        rows.add(List.of("1e30", "never seen", "-0", "16777217", "Ω", "0.1", "01", "1"));
        rows.add(List.of("1", "北島", "1.00000001", "0.1234567890123", "🐧", "1e-40", "1.0", "2"));
        Table unseen = SampleModels.write(folder.resolve("unseen.csv"), rows);
        Path file = folder.resolve("model.onnx");
        new Onnx().write(model, file);
        ReadBack result = ReadBack.of(new Onnx(), model, file, unseen);
        assertEquals(rows.size() - 1, result.rows());
        assertTrue(result.agrees(), result::toString);
        Predictions.Classes ours = (Predictions.Classes) new Predictor(model).predict(unseen, unseen.allRows());
        assertArrayEquals(ours.probabilities()[1], ours.probabilities()[2], 0, "all tokens mean the same");
    }

    @Test
    void saysWhatItIs() throws IOException {
        Model model = SampleModels.model(table, "kind");
        Path file = folder.resolve("model.onnx");
        new Onnx().write(model, file);
        ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(file));
        assertEquals(8, proto.getIrVersion());
        assertEquals("Layerwise", proto.getProducerName());
        assertEquals(
                Map.of("", 17L, "ai.onnx.ml", 3L),
                proto.getOpsetImportList().stream()
                        .collect(Collectors.toMap(OperatorSetIdProto::getDomain, OperatorSetIdProto::getVersion)));
        assertEquals(1, proto.getMetadataPropsCount());
        assertEquals("classes", proto.getMetadataProps(0).getKey());
        assertEquals("[\"bird's\",\"dog\",\"猫\"]", proto.getMetadataProps(0).getValue());
        assertEquals(
                List.of(
                        "bill length (mm): FLOAT [N, 1]",
                        "岛屿: STRING [N, 1]",
                        "it's \"wide\": FLOAT [N, 1]",
                        "größe: FLOAT [N, 1]",
                        "色=🐧: STRING [N, 1]",
                        "rate: FLOAT [N, 1]",
                        "sex: STRING [N, 1]",
                        "price: FLOAT [N, 1]"),
                proto.getGraph().getInputList().stream().map(OnnxTest::text).toList());
        assertEquals(
                List.of("label: STRING [N]", "probabilities: FLOAT [N, 3]"),
                proto.getGraph().getOutputList().stream().map(OnnxTest::text).toList());
        assertFalse(proto.getGraph().getNodeList().stream()
                .anyMatch(node -> node.getOpType().equals("Dropout")));
    }

    private static String text(ValueInfoProto value) {
        String sizes = value.getType().getTensorType().getShape().getDimList().stream()
                .map(dim -> dim.hasDimParam() ? dim.getDimParam() : Long.toString(dim.getDimValue()))
                .collect(Collectors.joining(", ", "[", "]"));
        return value.getName() + ": "
                + DataType.forNumber(value.getType().getTensorType().getElemType()) + " " + sizes;
    }

    @Test
    void givesBothProbabilitiesOfTwoClassesAndNumbersInTheirOwnUnits() {
        ModelProto binary = OnnxTranslation.of(SampleModels.model(table, "sex"));
        assertEquals(
                List.of("label: STRING [N]", "probabilities: FLOAT [N, 2]"),
                binary.getGraph().getOutputList().stream().map(OnnxTest::text).toList());
        assertEquals("[\"01\",\"1\"]", binary.getMetadataProps(0).getValue());
        ModelProto regression = OnnxTranslation.of(SampleModels.model(table, "price"));
        assertEquals(
                List.of("prediction: FLOAT [N, 1]"),
                regression.getGraph().getOutputList().stream()
                        .map(OnnxTest::text)
                        .toList());
        assertEquals(0, regression.getMetadataPropsCount());
        Path file = folder.resolve("price.onnx");
        Model model = SampleModels.model(table, "price");
        new Onnx().write(model, file);
        Predictions.Values values = (Predictions.Values) new Onnx().predict(model, file, table, table.allRows());
        assertTrue(values.values()[0] > 1000, "prices are around 5000, not " + values.values()[0]);
    }

    @Test
    void givesTheFirstOfEquallyLikelyClasses() {
        Model model = SampleModels.model(table, "kind");
        float[][] zeros = model.weights().emptyCopy();
        model.weights().restore(zeros);
        Path file = folder.resolve("equal.onnx");
        new Onnx().write(model, file);
        ReadBack result = ReadBack.of(new Onnx(), model, file, table);
        assertEquals(new ReadBack(100, result.largestDifference(), true), result);
    }

    @Test
    void givesTheSameBytesForTheSameModel() {
        assertArrayEquals(
                OnnxTranslation.of(SampleModels.model(table, "kind")).toByteArray(),
                OnnxTranslation.of(SampleModels.model(table, "kind")).toByteArray());
    }

    @Test
    void keepsInputsApartFromEverythingElse() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("concat", "gemm", "dense1.weight", "tanh", "pipeline.shift", "kind"));
        for (int i = 0; i < 40; i++) {
            rows.add(List.of(
                    i + ".5", (i * 7 % 5) + "", (i % 3) + ".25", (i * i) + "", "" + i, "abc".charAt(i % 3) + ""));
        }
        table = SampleModels.write(folder.resolve("names.csv"), rows);
        Model model = SampleModels.model(table, "kind");
        Path file = folder.resolve("names.onnx");
        new Onnx().write(model, file);
        assertTrue(ReadBack.of(new Onnx(), model, file, table).agrees());
    }

    @Test
    void refusesAColumnThatIsCalledLikeAnOutput() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("label", "kind"));
        for (int i = 0; i < 40; i++) {
            rows.add(List.of(i + ".5", "abc".charAt(i % 3) + ""));
        }
        Table named = SampleModels.write(folder.resolve("names.csv"), rows);
        Path file = folder.resolve("refused.onnx");
        ProblemException e =
                assertThrows(ProblemException.class, () -> new Onnx().write(SampleModels.model(named, "kind"), file));
        assertEquals(
                "data.columns.label: ONNX cannot have an input called \"label\": the model's output has this name. "
                        + "Rename the column in the table, and train again.",
                e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void namesTheNodeThatHasNoTranslation() {
        ProblemException e =
                assertThrows(ProblemException.class, () -> OnnxTranslation.of(SampleModels.model(table, "kind"), 300));
        assertEquals(
                "dense1: ONNX files hold at most 300 bytes of weights, the network has more. "
                        + "Export safetensors instead, or make the layers smaller.",
                e.getMessage());
    }

    @Test
    void saysWhatIsNoOnnx() throws IOException {
        Model model = SampleModels.model(table, "kind");
        Path file = folder.resolve("broken.onnx");
        Files.writeString(file, "not a model");
        ProblemException e =
                assertThrows(ProblemException.class, () -> new Onnx().predict(model, file, table, new int[] {0}));
        assertEquals(
                file + ": it is not an ONNX model: Protocol message tag had invalid wire type. "
                        + "Export it again; if that does not help, do not use this file.",
                e.getMessage());
    }

    @Test
    void imputesACategoryItKnows() {
        FittedColumn island =
                SampleModels.model(table, "kind").pipeline().columns().get(1);
        assertEquals(
                List.of("O'Higgins", "Zoë, \"B\"", "d", "北島"),
                island.categories().orElseThrow().known().orElseThrow());
    }
}
