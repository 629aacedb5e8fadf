package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.decorrelate.PcaWhitening;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.TimeWindows;
import org.layerwise.files.ModelFile;
import org.layerwise.files.SampleModels;
import org.layerwise.nn.activation.Tanh;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Flatten;
import org.layerwise.nn.layer.Input;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/** What ONNX Runtime makes of windows, compared with the model itself. */
class OnnxWindowsTest {
    private static final int LENGTH = 4;

    @TempDir
    Path folder;

    private Table table;

    /** The table of every difficulty, with a day that skips three and a group. */
    @BeforeEach
    void readTheTable() throws IOException {
        Table plain = SampleModels.table(folder);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(plain.columns());
        header.addAll(List.of("day", "shop"));
        rows.add(header);
        for (int row = 0; row < plain.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < plain.columnCount(); column++) {
                cells.add(plain.cell(row, column));
            }
            int day = row / 2 + (row < 60 ? 1 : 4);
            cells.add(LocalDate.of(2024, 1, 1).plusDays(day).toString());
            cells.add(row % 2 == 0 ? "north" : "south");
            rows.add(cells);
        }
        table = SampleModels.write(folder.resolve("series.csv"), rows);
    }

    private static PipelineSpec windows(String... columns) {
        return PipelineSpec.DEFAULT.withWindows(new TimeWindows("day", "shop", LENGTH, 1, List.of(columns)));
    }

    private Model model(String target, PipelineSpec pipeline, LayerSpec... layers) {
        List<NodeSpec> nodes = new ArrayList<>(List.of(SampleModels.node("input", new Input())));
        for (LayerSpec layer : layers) {
            nodes.add(new NodeSpec(
                    "layer" + nodes.size(), layer, List.of(nodes.getLast().id())));
        }
        String last = nodes.getLast().id();
        nodes.add(new NodeSpec("output", SampleModels.dense(SampleModels.width(target)), List.of(last)));
        nodes.add(new NodeSpec("prediction", new Activation(SampleModels.last(target)), List.of("output")));
        return SampleModels.model(table, target, nodes, UnaryOperator.identity(), pipeline);
    }

    private static LayerSpec layer(String kind) {
        return Catalog.of(LayerSpec.class).kind(kind).withDefaults();
    }

    @TestFactory
    Stream<DynamicTest> predictsTheSame() {
        PipelineSpec all = windows();
        return Stream.of("kind", "sex", "price")
                .flatMap(target -> Stream.of(
                        DynamicTest.dynamicTest(
                                "lstm, " + target, () -> assertAgrees(model(target, all, layer("lstm")))),
                        DynamicTest.dynamicTest(
                                "flatten and dense, " + target,
                                () -> assertAgrees(model(target, all, new Flatten(), SampleModels.dense(7)))),
                        DynamicTest.dynamicTest(
                                "conv1d, " + target,
                                () -> assertAgrees(model(
                                        target, all, layer("conv1d"), new Activation(new Tanh()), new Flatten()))),
                        DynamicTest.dynamicTest(
                                "whitened, " + target,
                                () -> assertAgrees(model(
                                        target, all.withDecorrelation(new PcaWhitening(5, 1, 1e-5)), layer("gru"))))));
    }

    @Test
    void takesEachUsedColumnOnceAWindow() throws IOException {
        Model model = model("price", windows("price", "rate", "岛屿", "day"), layer("lstm"));
        Path file = folder.resolve("m.onnx");
        new Onnx().write(model, file);
        List<String> inputs = new ArrayList<>();
        for (ValueInfoProto input :
                ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getInputList()) {
            inputs.add(input.getName() + " "
                    + input.getType().getTensorType().getShape().getDim(1).getDimValue());
        }
        assertEquals(
                List.of("price 4", "rate 4", "岛屿 4"),
                inputs.subList(0, 3),
                "the target's past is an input like others");
        assertTrue(inputs.size() > 3 && inputs.get(3).startsWith("day "), inputs::toString);
        assertAgrees(model);
    }

    @Test
    void aFileThatIsNotTheModelsIsFound() {
        Path file = folder.resolve("m.onnx");
        new Onnx().write(model("price", windows(), layer("lstm")), file);
        Model other = model("price", windows(), layer("gru"));
        assertFalse(ReadBack.of(new Onnx(), other, file, table).agrees());
    }

    @Test
    void aModelFileKeepsItsWindows() {
        Model model = model("kind", windows(), layer("lstm"));
        Path file = folder.resolve("m.layerwise");
        ModelFile.save(model, file);
        Model read = ModelFile.load(file);
        assertEquals(model.pipeline(), read.pipeline());
        assertEquals(new ReadBack(100, 0, true), ReadBack.of(model, read, table));
    }

    private void assertAgrees(Model model) {
        Path file = folder.resolve("模型.onnx");
        new Onnx().write(model, file);
        ReadBack result = ReadBack.of(new Onnx(), model, file, table);
        assertTrue(result.agrees(), result::toString);
        assertEquals(100, result.rows());
        int[] rows = table.allRows();
        Predictions ours = new Predictor(model).predict(table, rows);
        Predictions theirs = new Onnx().predict(model, file, table, rows);
        boolean[] empty = new boolean[rows.length];
        boolean[] emptyThere = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            empty[row] = ours.isEmpty(row);
            emptyThere[row] = theirs.isEmpty(row);
        }
        assertArrayEquals(empty, emptyThere);
        assertTrue(empty[5], "three rows of each shop have too few before them");
        assertFalse(empty[6]);
        assertTrue(empty[65], "and three after the gap");
        assertFalse(empty[66]);
    }
}
