package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.Chains;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.files.ModelFile;
import org.layerwise.files.SampleModels;
import org.layerwise.nn.activation.Linear;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Activation;
import org.layerwise.nn.layer.Input;
import org.layerwise.train.Model;

/** Every step in ONNX Runtime, on rows with missing and unseen values. */
class OnnxStepsTest {
    @TempDir
    Path folder;

    private Table table;
    private Table unseen;

    @BeforeEach
    void readTheTables() throws IOException {
        table = SampleModels.table(folder);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(SampleModels.FEATURES);
        header.addAll(List.of("kind", "sex"));
        rows.add(header);
        for (String token : MissingTokens.DEFAULTS) {
            rows.add(List.of(token, token, token, token, token, "0.5", token, token));
        }
        rows.add(List.of("43.25", "never seen", "-0", "16777217", "Ω", "0.5", "dog", "1"));
        rows.add(List.of("-1e6", "北島", "1.00000001", "0.1234567890123", "🐧", "0.1", "猫", "01"));
        rows.add(List.of("3e38", "O'Higgins", "-3e38", "1e-40", "none of these", "1", "?", "7"));
        rows.add(List.of("1e-20", "d", "0", "-5", "😀 ok", "2", "dog", "1"));
        unseen = SampleModels.write(folder.resolve("unseen.csv"), rows);
    }

    @TestFactory
    Stream<DynamicTest> predictsTheSame() {
        return Chains.kept().stream().map(chain -> DynamicTest.dynamicTest(chain.name(), () -> check(chain)));
    }

    private void check(Chains chain) {
        List<String> columns =
                chain.type() == ColumnType.NUMBER ? List.of("bill length (mm)", "größe") : List.of("岛屿", "色=🐧");
        List<NodeSpec> linear = List.of(
                SampleModels.node("input", new Input(columns, List.of())),
                new NodeSpec("output", SampleModels.dense(1), List.of("input")),
                new NodeSpec("prediction", new Activation(new Linear()), List.of("output")));
        for (List<NodeSpec> network : List.of(linear, SampleModels.network(table, "price"))) {
            Model model = SampleModels.model(
                    table,
                    "price",
                    network,
                    data -> data.with(chain.column(columns.get(0))).with(chain.column(columns.get(1))));
            Path file = folder.resolve("model.onnx");
            new Onnx().write(model, file);
            for (Table some : List.of(table, unseen)) {
                ReadBack result = ReadBack.of(new Onnx(), model, file, some);
                assertTrue(result.agrees(), result::toString);
                assertEquals(Math.min(100, some.rowCount()), result.rows());
            }
            Path own = folder.resolve("model.layerwise");
            ModelFile.save(model, own);
            Model loaded = ModelFile.load(own);
            assertEquals(model.pipeline(), loaded.pipeline());
            assertEquals(0, ReadBack.of(model, loaded, unseen).largestDifference());
        }
    }
}
