package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The main job without a window, as people do it: {@code ./layerwise} in a process of its own. */
class ProcessFlowTest {
    private static final Path LAUNCHER = Path.of("layerwise").toAbsolutePath();
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;

    private ProcessBuilder builder(Path from, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().put("LAYERWISE_BUILD", "never");
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAYERWISE_JAVA_OPTIONS"));
        return builder;
    }

    private Outcome start(Path from, String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(from, List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ends");
        Outcome outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }

    private Outcome layerwise(Path from, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return start(from, command.toArray(new String[0]));
    }

    private static void ends(int status, Outcome outcome) {
        assertEquals(status, outcome.status(), outcome.err());
    }

    /** The experiment in one folder, its table in another, the process started from a third. */
    @Test
    void irisFromTableToPredictions() throws Exception {
        Path tables = Files.createDirectories(folder.resolve("my tables"));
        Path work = Files.createDirectories(folder.resolve("work"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path table = Files.copy(SAMPLES.resolve("iris.csv"), tables.resolve("iris.csv"));

        Outcome version = layerwise(elsewhere, "--version");
        assertTrue(version.out().matches("Layerwise \\d+\\.\\d+\\.\\d+\\S*\n"), version.out());
        assertEquals("", version.err());

        Outcome made = layerwise(folder, "new", "my tables/iris.csv", "--target", "species", "-o", "work/iris.json");
        ends(0, made);
        assertTrue(made.out().startsWith("Task: classification ("), made.out());
        JsonNode json = new ObjectMapper().readTree(work.resolve("iris.json"));
        assertEquals("../my tables/iris.csv", json.get("data").get("table").asString());
        assertEquals(
                List.of(
                        "format",
                        "version",
                        "writtenBy",
                        "seed",
                        "data",
                        "pipeline",
                        "split",
                        "network",
                        "loss",
                        "optimizer",
                        "schedule",
                        "regularization",
                        "training",
                        "telemetry",
                        "layout"),
                List.copyOf(json.propertyNames()));

        Outcome trained = layerwise(elsewhere, "train", "../work/iris.json", "--csv", "first.csv");
        ends(0, trained);
        assertEquals("", trained.out());
        assertTrue(trained.err().contains("validation loss") && trained.err().contains("samples/s"), trained.err());
        Outcome quiet = layerwise(elsewhere, "train", "../work/iris.json", "--csv", "second.csv", "--quiet");
        assertEquals(new Outcome(0, "", ""), quiet);
        assertArrayEquals(
                Files.readAllBytes(elsewhere.resolve("first.csv")),
                Files.readAllBytes(elsewhere.resolve("second.csv")));

        Outcome held =
                layerwise(elsewhere, "evaluate", "../work/iris.layerwise", table, "--part", "validation", "--json");
        ends(0, held);
        assertEquals("", held.err());
        JsonNode evaluation = new ObjectMapper().readTree(held.out());
        assertEquals(30, evaluation.get("rows").asInt());
        assertTrue(evaluation.get("metrics").get("accuracy").asDouble() >= 0.93, held.out());

        ends(0, layerwise(elsewhere, "export", "../work/iris.layerwise", "--format", "onnx"));
        Path model = work.resolve("iris.layerwise");
        Path predictions = Files.writeString(folder.resolve("p.csv"), Outcome.done("predict", model, table));
        agrees(work.resolve("iris.onnx"), table, predictions, List.of(), List.of("setosa", "versicolor", "virginica"));
        assertEquals(2, layerwise(elsewhere, "predict", "no.layerwise", table).status());
    }

    @Test
    void penguinsWithMissingValuesAndCategories() throws Exception {
        Path table = SAMPLES.resolve("penguins.csv");
        ends(
                0,
                layerwise(
                        folder,
                        "new",
                        table,
                        "--target",
                        "species",
                        "--epochs",
                        "20",
                        "--dropout",
                        "0.1",
                        "--batch-norm",
                        "-o",
                        "penguins.json"));
        ends(0, layerwise(folder, "train", "penguins.json", "--quiet"));
        Outcome predicted = layerwise(folder, "predict", "penguins.layerwise", table);
        ends(0, predicted);
        Path predictions = Files.writeString(folder.resolve("p.csv"), predicted.out());
        assertEquals(344, Rows.column(predictions, "prediction").size());
        Outcome.done("export", folder.resolve("penguins.layerwise"), "--format", "onnx");
        agrees(
                folder.resolve("penguins.onnx"),
                table,
                predictions,
                List.of("island", "sex"),
                List.of("Adelie", "Chinstrap", "Gentoo"));
        String inspected = Outcome.done("inspect", folder.resolve("penguins.layerwise"), "--json");
        JsonNode inspection = new ObjectMapper().readTree(inspected);
        assertEquals("model", inspection.get("type").asString());
        assertTrue(Outcome.done("kinds").contains("batch-norm"));
        new ObjectMapper().readTree(Outcome.done("kinds", "--json"));
    }

    /** The script is UTF-8 bytes, so that the names do not depend on the locale of this test. */
    @Test
    void chineseNamesUnderTheCLocale() throws Exception {
        StringBuilder rows = new StringBuilder();
        String[] classes = {"\"甲, 乙\"", "\"说 \"\"好\"\"\"", "it's"};
        for (int i = 0; i < 60; i++) {
            rows.append("%d,%s,%s\n".formatted(i % 3 * 10 + i % 7, i % 2 == 0 ? "北京" : "上海", classes[i % 3]));
        }
        Path script = Files.writeString(folder.resolve("run.sh"), """
                set -e
                mkdir 数据
                cat >数据/企鹅.csv <<'EOF'
                长度,城市,种类
                %sEOF
                "$1" new 数据/企鹅.csv --target 种类 --epochs 5 -o 实验.json
                "$1" train 实验.json --quiet --csv 指标.csv
                "$1" predict 实验.layerwise 数据/企鹅.csv -o 预测.csv
                "$1" evaluate 实验.layerwise 数据/企鹅.csv
                "$1" export 实验.layerwise --format onnx
                if "$1" new 数据/没有.csv --target 种类 -o x.json; then exit 9; fi
                mv 预测.csv predictions.csv
                mv 实验.onnx model.onnx
                mv 指标.csv metrics.csv
                """.formatted(rows));
        Outcome outcome = start(folder, "env", "LC_ALL=C", "sh", script.toString(), LAUNCHER.toString());
        ends(0, outcome);
        assertTrue(outcome.err().contains("error: 数据/没有.csv: there is no such file."), outcome.err());
        assertTrue(outcome.out().contains("Wrote 实验.json."), outcome.out());
        List<String> lines = Files.readAllLines(folder.resolve("predictions.csv"), StandardCharsets.UTF_8);
        assertEquals(61, lines.size());
        assertEquals("prediction,probability:it's,\"probability:甲, 乙\",\"probability:说 \"\"好\"\"\"", lines.getFirst());
        try (OrtSession session = OrtEnvironment.getEnvironment()
                .createSession(folder.resolve("model.onnx").toString())) {
            assertEquals(java.util.Set.of("长度", "城市"), session.getInputNames());
            assertEquals(
                    "[\"it's\",\"甲, 乙\",\"说 \\\"好\\\"\"]",
                    session.getMetadata().getCustomMetadata().get("classes"));
        }
        assertTrue(MetricsFile.read(folder.resolve("metrics.csv")).rows().size() > 100);
    }

    @Test
    void interruptedRunsLeaveTheirModel() throws Exception {
        Outcome.done(
                "new",
                SAMPLES.resolve("iris.csv"),
                "--target",
                "species",
                "--epochs",
                "1000000",
                "-o",
                folder.resolve("long.json"));
        for (String signal : List.of("INT", "TERM")) {
            Path model = folder.resolve(signal + ".layerwise");
            Path csv = folder.resolve(signal + ".csv");
            // a build in the background may ignore interrupts, and would hand that on
            Process process = builder(
                            folder,
                            List.of(
                                    "env",
                                    "--default-signal=INT,TERM",
                                    LAUNCHER.toString(),
                                    "train",
                                    "long.json",
                                    "-o",
                                    model.toString(),
                                    "--csv",
                                    csv.toString(),
                                    "--set",
                                    "training.epochs=1000000"))
                    .start();
            StringBuilder err = new StringBuilder();
            try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                while (line != null && !line.startsWith("epoch ")) {
                    err.append(line).append('\n');
                    line = lines.readLine();
                }
                assertNotNull(line, err.toString());
                assertEquals(
                        0,
                        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                                .start()
                                .waitFor());
                lines.lines().forEach(rest -> err.append(rest).append('\n'));
            }
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "ends");
            assertEquals(signal.equals("INT") ? 130 : 143, process.exitValue(), err.toString());
            assertTrue(err.toString().contains("Stopped after"), err.toString());
            new Outcome(130, "", err.toString());
            JsonNode evaluation =
                    new ObjectMapper().readTree(Outcome.done("evaluate", model, SAMPLES.resolve("iris.csv"), "--json"));
            assertEquals(150, evaluation.get("rows").asInt());
            assertFalse(MetricsFile.read(csv).steps("loss/train").isEmpty());
            assertTrue(Outcome.done("inspect", model).contains("stopped"));
        }
    }

    /** ONNX Runtime on the table's own cells predicts what {@code predict} printed. */
    private static void agrees(Path onnx, Path table, Path predictions, List<String> texts, List<String> classes)
            throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (OrtSession session = environment.createSession(onnx.toString())) {
            List<String> predicted = Rows.column(predictions, "prediction");
            int rows = predicted.size();
            for (String name : session.getInputNames()) {
                List<String> cells = Rows.column(table, name);
                if (texts.contains(name)) {
                    inputs.put(
                            name,
                            OnnxTensor.createTensor(environment, cells.toArray(new String[0]), new long[] {rows, 1}));
                } else {
                    FloatBuffer numbers = FloatBuffer.allocate(rows);
                    cells.forEach(cell ->
                            numbers.put(cell.isEmpty() || cell.equals("NA") ? Float.NaN : Float.parseFloat(cell)));
                    inputs.put(name, OnnxTensor.createTensor(environment, numbers.flip(), new long[] {rows, 1}));
                }
            }
            try (OrtSession.Result result = session.run(inputs)) {
                float[][] probabilities =
                        (float[][]) result.get("probabilities").orElseThrow().getValue();
                String[] labels = (String[]) result.get("label").orElseThrow().getValue();
                assertEquals(predicted, List.of(labels));
                for (int k = 0; k < classes.size(); k++) {
                    double[] expected = Rows.numbers(predictions, "probability:" + classes.get(k));
                    for (int row = 0; row < rows; row++) {
                        assertEquals(expected[row], probabilities[row][k], 1e-5, "row " + row);
                    }
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }
}
