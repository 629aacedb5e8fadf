package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code evaluate} against a recomputation from what {@code predict} prints, and the task that {@code new} guesses. */
class EvaluateTest {
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

    @TempDir
    Path folder;

    private Path model(Path table, String target, Object... more) {
        Path experiment = folder.resolve("m.json");
        List<Object> creation = new ArrayList<>(List.of(
                "new",
                table,
                "--target",
                target,
                "--epochs",
                "20",
                "--layers",
                "8",
                "--learning-rate",
                "0.01",
                "-o",
                experiment));
        creation.addAll(List.of(more));
        Outcome.done(creation.toArray());
        Outcome.done("train", experiment, "--quiet");
        return folder.resolve("m.layerwise");
    }

    private static JsonNode evaluate(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(arguments));
        all.add("--json");
        return new ObjectMapper().readTree(Outcome.done(all.toArray()));
    }

    private Path predict(Path model, Path table) throws IOException {
        return Files.writeString(folder.resolve("predictions.csv"), Outcome.done("predict", model, table));
    }

    private void agrees(Path table, String target, List<String> classes) throws IOException {
        Path model = model(table, target);
        Path predictions = predict(model, table);
        List<String> header = new ArrayList<>(List.of("prediction"));
        classes.forEach(name -> header.add("probability:" + name));
        assertEquals(String.join(",", header), Files.readAllLines(predictions).getFirst());
        List<String> actual = Rows.column(table, target);
        List<String> predicted = Rows.column(predictions, "prediction");
        List<double[]> probabilities = classes.stream()
                .map(name -> Rows.numbers(predictions, "probability:" + name))
                .toList();
        int[][] counts = new int[classes.size()][classes.size()];
        double loss = 0;
        int right = 0;
        for (int row = 0; row < actual.size(); row++) {
            int best = 0;
            double sum = 0;
            for (int k = 0; k < classes.size(); k++) {
                sum += probabilities.get(k)[row];
                best = probabilities.get(k)[row] > probabilities.get(best)[row] ? k : best;
            }
            assertEquals(1, sum, 1e-5);
            assertEquals(classes.get(best), predicted.get(row));
            int is = classes.indexOf(actual.get(row));
            counts[is][best]++;
            right += is == best ? 1 : 0;
            loss -= Math.log(probabilities.get(is)[row]) / actual.size();
        }
        JsonNode json = evaluate(model, table);
        assertEquals(List.of("rows", "loss", "metrics", "confusion", "perClass"), List.copyOf(json.propertyNames()));
        assertEquals(actual.size(), json.get("rows").asInt());
        assertEquals(loss, json.get("loss").asDouble(), 1e-5);
        assertEquals(
                (double) right / actual.size(),
                json.get("metrics").get("accuracy").asDouble(),
                1e-12);
        assertEquals(
                "{\"classes\":" + new ObjectMapper().writeValueAsString(classes) + ",\"counts\":"
                        + new ObjectMapper().writeValueAsString(counts) + "}",
                json.get("confusion").toString());
        JsonNode metrics = json.get("metrics");
        assertEquals(
                List.of("accuracy", "precision", "recall", "f1", "roc-auc", "log-loss"),
                List.copyOf(metrics.propertyNames()));
        assertEquals(loss, metrics.get("log-loss").asDouble(), 1e-5);
        for (int k = 0; k < classes.size(); k++) {
            double precision = 0;
            double recall = 0;
            for (int other = 0; other < classes.size(); other++) {
                precision += counts[other][k];
                recall += counts[k][other];
            }
            precision = counts[k][k] / precision;
            recall = counts[k][k] / recall;
            JsonNode perClass = json.get("perClass");
            assertEquals(precision, perClass.get("precision").get(k).asDouble(), 1e-12);
            assertEquals(recall, perClass.get("recall").get(k).asDouble(), 1e-12);
            assertEquals(
                    2 / (1 / precision + 1 / recall), perClass.get("f1").get(k).asDouble(), 1e-12);
            assertTrue(perClass.get("roc-auc").get(k).asDouble() > 0.5);
        }
        for (String name : List.of("precision", "recall", "f1")) {
            double mean = json.get("perClass")
                    .get(name)
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .average()
                    .orElseThrow();
            assertEquals(mean, metrics.get(name).asDouble(), 1e-12, name);
        }
        assertTrue(right > actual.size() / 2 && right < actual.size(), "both kinds of cells are tried: " + right);
    }

    @Test
    void severalClasses() throws IOException {
        agrees(SAMPLES.resolve("iris.csv"), "species", List.of("setosa", "versicolor", "virginica"));
    }

    @Test
    void twoClassesAndTheOrderOfNumbers() throws IOException {
        StringBuilder text = new StringBuilder("a,b,size\n");
        for (int i = 0; i < 120; i++) {
            text.append("%d,%d,%s\n".formatted(i * 7 % 31, i * 5 % 11, i * 7 % 31 > 12 ^ i % 10 == 0 ? "9" : "10"));
        }
        agrees(Rows.write(folder.resolve("two.csv"), text.toString().strip()), "size", List.of("9", "10"));
    }

    @Test
    void regressionIsInOriginalUnitsAndItsLossInScaledOnes() throws IOException {
        Path table = SAMPLES.resolve("iris.csv");
        Path model = model(table, "sepal_length", "--task", "regression", "--validation", "0");
        double[] actual = Rows.numbers(table, "sepal_length");
        Path predictions = predict(model, table);
        assertEquals("prediction", Files.readAllLines(predictions).getFirst());
        double[] predicted = Rows.numbers(predictions, "prediction");
        double mean = 0;
        for (double value : actual) {
            mean += value / actual.length;
        }
        double squares = 0;
        double errors = 0;
        double absolute = 0;
        for (int i = 0; i < actual.length; i++) {
            squares += (actual[i] - mean) * (actual[i] - mean);
            errors += (actual[i] - predicted[i]) * (actual[i] - predicted[i]);
            absolute += Math.abs(actual[i] - predicted[i]) / actual.length;
        }
        JsonNode json = evaluate(model, table);
        assertEquals(List.of("rows", "loss", "metrics"), List.copyOf(json.propertyNames()));
        assertEquals(
                List.of("rmse", "mae", "r2"), List.copyOf(json.get("metrics").propertyNames()));
        assertEquals(
                Math.sqrt(errors / actual.length),
                json.get("metrics").get("rmse").asDouble(),
                1e-5);
        assertEquals(absolute, json.get("metrics").get("mae").asDouble(), 1e-5);
        assertEquals(1 - errors / squares, json.get("metrics").get("r2").asDouble(), 1e-5);
        assertEquals(errors / squares, json.get("loss").asDouble(), 1e-5);
    }

    @Test
    void partsAreThoseOfTheSplitAndNeedTheSameTable() throws IOException {
        Path table = Files.copy(SAMPLES.resolve("iris.csv"), folder.resolve("t.csv"));
        Path model = model(table, "species", "--validation", "0.2", "--test", "0.1");
        int correct = 0;
        for (String part : List.of("train", "validation", "test")) {
            JsonNode json = evaluate(model, table, "--part", part);
            int rows = json.get("rows").asInt();
            assertEquals(part.equals("train") ? 105 : part.equals("validation") ? 30 : 15, rows);
            for (JsonNode counts : json.get("confusion").get("counts")) {
                assertEquals(
                        rows / 3, counts.valueStream().mapToInt(JsonNode::asInt).sum(), "stratified");
            }
            correct +=
                    (int) Math.round(rows * json.get("metrics").get("accuracy").asDouble());
        }
        assertEquals(
                correct / 150.0,
                evaluate(model, table).get("metrics").get("accuracy").asDouble(),
                1e-12);
        Files.writeString(table, Files.readString(table).replaceFirst("\n5\\.1", "\n5.2"));
        Outcome changed = Outcome.of("evaluate", model, table, "--part", "test");
        assertEquals(2, changed.status());
        assertTrue(changed.err().startsWith("error: " + table), changed.err());
        assertEquals(150, evaluate(model, table).get("rows").asInt());
    }

    @Test
    void whatNobodyCanKnowIsSaid() throws IOException {
        Path table = SAMPLES.resolve("iris.csv");
        Path model = model(table, "species");
        List<String> lines = Files.readAllLines(table);
        Path one = Files.write(
                folder.resolve("one.csv"),
                lines.stream()
                        .filter(line -> line.equals(lines.getFirst()) || line.contains("setosa"))
                        .toList());
        JsonNode json = evaluate(model, one);
        assertTrue(json.get("metrics").get("roc-auc").isNull());
        assertEquals(
                "{\"roc-auc\":\"all rows are of one class\"}",
                json.get("unknown").toString());
        assertTrue(json.get("perClass").get("recall").get(1).isNull());
        String text = Outcome.done("evaluate", model, one);
        assertTrue(text.contains("roc-auc   unknown: all rows are of one class\n"), text);
        assertTrue(
                text.contains("recall is unknown: no row is of it; the mean counts it as 0 (versicolor, virginica).\n"),
                text);
    }

    private String task(List<String> cells) throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,t"));
        for (int i = 0; i < cells.size(); i++) {
            lines.add(i + "," + cells.get(i));
        }
        Path table = Rows.write(folder.resolve("guess.csv"), lines.toArray(new String[0]));
        Path experiment = folder.resolve("guess.json");
        String out = Outcome.done("new", table, "--target", "t", "-o", experiment);
        String task =
                new ObjectMapper().readTree(experiment).get("data").get("task").asString();
        assertTrue(out.startsWith("Task: " + task + " ("), out);
        return task;
    }

    @Test
    void theTaskIsGuessedFromTheTarget() throws IOException {
        List<String> twenty = IntStream.range(0, 60).mapToObj(i -> "" + i % 20).toList();
        List<String> twentyOne =
                IntStream.range(0, 63).mapToObj(i -> "" + i % 21).toList();
        List<String> zeros =
                IntStream.range(0, 63).mapToObj(i -> "%02d".formatted(i % 21)).toList();
        List<String> fractions =
                IntStream.range(0, 60).mapToObj(i -> i % 3 + ".5").toList();
        List<String> text = IntStream.range(0, 60).mapToObj(i -> "c" + i % 3).toList();
        assertEquals("classification", task(twenty));
        assertEquals("regression", task(twentyOne));
        assertEquals("classification", task(zeros));
        assertEquals("regression", task(fractions));
        assertEquals("classification", task(text));
    }
}
