package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.exchange.ReadBack;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Predictions;
import tools.jackson.databind.ObjectMapper;

/** Numbers that lie close together far from zero are worth as much as the same numbers near it. */
class FarFromZeroTest {
    private static final int ROWS = 300;
    private static final long SECONDS = 1_706_700_000L;

    @TempDir
    Path folder;

    /** A table {@code x,z,y}, whose columns are moved. */
    private Path table(String name, long x, long y) throws IOException {
        Random random = new Random(5);
        String[] lines = new String[ROWS + 1];
        lines[0] = "x,z,y";
        for (int i = 1; i <= ROWS; i++) {
            int at = random.nextInt(600);
            double z = random.nextInt(1000) / 1000.0;
            double value = 40 * Math.sin(at / 100.0) + 5 * z;
            BigDecimal moved = new BigDecimal(String.format(Locale.ROOT, "%.4f", value)).add(BigDecimal.valueOf(y));
            lines[i] = (x + at) + "," + z + "," + moved.toPlainString();
        }
        return Rows.write(folder.resolve(name + ".csv"), lines);
    }

    /** A model after some epochs. */
    private Path trained(Path table) {
        String name = table.getFileName().toString().replace(".csv", "");
        Path experiment = folder.resolve(name + ".json");
        Outcome.done("new", table, "--target", "y", "--set", "optimizer.learningRate=0.01", "-o", experiment);
        Path model = folder.resolve(name + ".layerwise");
        Outcome.done("train", experiment, "--quiet", "-o", model);
        return model;
    }

    private double[] predicted(Path model, Path table) throws IOException {
        Path file = folder.resolve("predictions.csv");
        Outcome.done("predict", model, table, "-o", file);
        return Rows.numbers(file, "prediction");
    }

    private double r2(Path model, Path table) {
        String json = Outcome.done("evaluate", model, table, "--part", "validation", "--json");
        return new ObjectMapper().readTree(json).findValue("r2").doubleValue();
    }

    private static void assertOnnxAgrees(Path model, Path table, double tolerance, double[] predicted) {
        Path file = model.resolveSibling("m.onnx");
        Outcome.done("export", model, "--format", "onnx", "-o", file);
        Table read = TableReader.read(table, CsvFormat.AUTO);
        Predictions.Values elsewhere =
                (Predictions.Values) new Onnx().predict(ModelFile.load(model), file, read, read.allRows());
        assertEquals(ROWS, elsewhere.rows());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(elsewhere.values()[row], predicted[row], tolerance, "row " + row);
        }
    }

    private static DataType type(ValueInfoProto value) {
        return DataType.forNumber(value.getType().getTensorType().getElemType());
    }

    private ModelProto onnx(Path model) throws IOException {
        try (var in = Files.newInputStream(model.resolveSibling("m.onnx"))) {
            return ModelProto.parseFrom(in);
        }
    }

    @Test
    void secondsSince1970AreWorthAsMuchAsSecondsFromTheStart() throws IOException {
        Path near = table("near", 0, 0);
        Path far = table("far", SECONDS, 0);
        Path nearModel = trained(near);
        Path farModel = trained(far);
        double[] expected = predicted(nearModel, near);
        double[] found = predicted(farModel, far);
        for (int row = 0; row < ROWS; row++) {
            assertEquals(expected[row], found[row], 1e-3, "row " + row);
        }
        assertTrue(r2(farModel, far) > 0.99, () -> "R² " + r2(farModel, far));
        assertOnnxAgrees(farModel, far, 1e-4, found);
        ModelProto graph = onnx(farModel);
        assertEquals(DataType.DOUBLE, type(graph.getGraph().getInput(0)));
        assertEquals(DataType.FLOAT, type(graph.getGraph().getInput(1)));
        assertEquals(DataType.FLOAT, type(graph.getGraph().getOutput(0)));
    }

    @Test
    void aTargetFarFromZeroIsPredictedAsFinely() throws IOException {
        Path near = table("near", 0, 0);
        Path far = table("far", 0, SECONDS);
        Path nearModel = trained(near);
        Path farModel = trained(far);
        double[] expected = predicted(nearModel, near);
        double[] found = predicted(farModel, far);
        for (int row = 0; row < ROWS; row++) {
            assertEquals(expected[row], found[row] - SECONDS, 1e-2, "row " + row);
        }
        long distinct = Arrays.stream(found).distinct().count();
        long expectedly = Arrays.stream(expected).distinct().count();
        assertTrue(distinct >= expectedly - ROWS / 100, () -> distinct + " of " + expectedly);
        assertTrue(r2(farModel, far) > 0.99, () -> "R² " + r2(farModel, far));
        assertOnnxAgrees(farModel, far, 1e-4, found);
        ModelProto graph = onnx(farModel);
        assertEquals(DataType.FLOAT, type(graph.getGraph().getInput(0)));
        assertEquals(DataType.DOUBLE, type(graph.getGraph().getOutput(0)));
    }

    @Test
    void predictionsAreNoFinerThanTheirTargetNeeds() throws IOException {
        Path near = table("near", 0, 0);
        Path model = trained(near);
        Path file = folder.resolve("predictions.csv");
        Outcome.done("predict", model, near, "-o", file);
        assertTrue(
                IntStream.range(0, ROWS)
                        .allMatch(
                                row -> Rows.column(file, "prediction").get(row).length() < 14),
                () -> Rows.column(file, "prediction").toString());
    }

    /** One target near zero and one far from it: both outputs of the graph are doubles, and nothing is lost on the way. */
    @Test
    void severalTargetsOfDifferentPrecisionAgree() throws IOException {
        Path near = table("near", SECONDS, 0);
        List<String> lines = new ArrayList<>(Files.readAllLines(near));
        lines.replaceAll(line -> line.startsWith("x")
                ? line + ",w,town"
                : line + ","
                        + BigDecimal.valueOf(SECONDS).add(new BigDecimal(line.split(",")[2]).scaleByPowerOfTen(1))
                        + (line.endsWith("1") ? ",Rome" : line.endsWith("2") ? "," : ",Oslo"));
        Path table = Rows.write(folder.resolve("both.csv"), lines.toArray(String[]::new));
        Path experiment = folder.resolve("both.json");
        Outcome.done(
                "new", table, "--target", "y", "--target", "w", "--set", "data.missing=[\"NA\"]", "-o", experiment);
        Path model = folder.resolve("both.layerwise");
        Outcome.done("train", experiment, "--quiet", "--set", "training.epochs=20", "-o", model);
        Path file = folder.resolve("m.onnx");
        Outcome.done("export", model, "--format", "onnx", "-o", file);
        Table read = TableReader.read(table, CsvFormat.AUTO);
        ReadBack result = ReadBack.of(new Onnx(), ModelFile.load(model), file, read);
        assertTrue(result.largestDifference() < 1e-4, result::toString);
        assertEquals(DataType.DOUBLE, type(onnx(model).getGraph().getOutput(0)));
        Path predictions = folder.resolve("both.predictions.csv");
        Outcome.done("predict", model, table, "-o", predictions);
        assertTrue(Rows.column(predictions, "prediction:y").getFirst().length() < 14);
        long distinct = Arrays.stream(Rows.numbers(predictions, "prediction:w"))
                .distinct()
                .count();
        assertTrue(distinct > 200, () -> distinct + " numbers");
    }
}
