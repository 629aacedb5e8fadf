package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Windows of rows, from the command line to forecasts. */
class WindowsFlowTest {
    private static final Path WEATHER =
            Path.of("sample-data", "seattle-weather.csv").toAbsolutePath();

    private static final String LSTM = """
            network=[{"id": "input", "kind": "input", "columns": [], "inputs": []},
             {"id": "lstm1", "kind": "lstm", "units": 16, "inputs": ["input"]},
             {"id": "output", "kind": "dense", "units": 1, "inputs": ["lstm1"]},
             {"id": "prediction", "kind": "activation", "function": "linear", "inputs": ["output"]}]""";

    @TempDir
    Path folder;

    private Path experiment(Path table, String target, String... settings) {
        Path file = folder.resolve("m.json");
        List<Object> arguments = new ArrayList<>(
                List.of("new", table, "--target", target, "--task", "regression", "--layers", "8", "-o", file));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Outcome.done(arguments.toArray());
        return file;
    }

    /** Two shops whose numbers swing, 40 days each, and a column that says nothing. */
    private Path shops(String name, int from, int days) throws IOException {
        List<String> lines = new ArrayList<>(List.of("day,shop,sold,weather"));
        for (int day = from; day < from + days; day++) {
            lines.add("%d,north,%.3f,%d".formatted(day, 10 + 3 * Math.sin(day), day * 7 % 5));
            lines.add("%d,south,%.3f,%d".formatted(day, 20 + 5 * Math.cos(day), day * 3 % 5));
        }
        return Rows.write(folder.resolve(name), lines.toArray(String[]::new));
    }

    private Path trained(Path table, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "pipeline.windows.kind=windows",
                "pipeline.windows.time=day",
                "pipeline.windows.group=shop",
                "pipeline.windows.length=3",
                "training.epochs=5",
                "training.blas=java"));
        settings.addAll(List.of(more));
        Path file = experiment(table, "sold", settings.toArray(String[]::new));
        Outcome.done("train", file, "--quiet");
        return folder.resolve("m.layerwise");
    }

    private List<String> lines(Object... arguments) {
        return Outcome.done(arguments).lines().toList();
    }

    @Test
    void aDayAheadIsBetterThanToday() throws IOException {
        Path file = experiment(
                WEATHER,
                "temp_max",
                "pipeline.windows.kind=windows",
                "pipeline.windows.time=date",
                "pipeline.windows.length=7",
                "pipeline.windows.columns=[\"temp_max\",\"temp_min\",\"precipitation\",\"wind\"]",
                "split.test=0.2",
                "training.epochs=40",
                LSTM);
        JsonNode made = new ObjectMapper().readTree(Files.readString(file));
        assertEquals(
                "{\"kind\":\"time\",\"column\":\"date\"}", made.at("/split/by").toString());
        Outcome.done("train", file, "--quiet");
        Path model = folder.resolve("m.layerwise");
        JsonNode evaluated =
                new ObjectMapper().readTree(Outcome.done("evaluate", model, WEATHER, "--part", "test", "--json"));
        double[] all = Rows.numbers(WEATHER, "temp_max");
        int test = (int) Math.round(0.2 * all.length);
        double squares = 0;
        for (int day = all.length - test + 7; day < all.length; day++) {
            squares += (all[day] - all[day - 1]) * (all[day] - all[day - 1]);
        }
        double naive = Math.sqrt(squares / (test - 7));
        double ours = evaluated.at("/metrics/rmse").asDouble();
        assertEquals(test - 7, evaluated.get("rows").asInt());
        assertTrue(ours < 0.96 * naive, "model " + ours + ", tomorrow as today " + naive);
        assertTrue(Outcome.done("inspect", model).contains("[batch × 7 × 4]"));
    }

    @Test
    void everyRowWithAHistoryGetsThePredictionOfTheRowAfterIt() throws IOException {
        Path table = shops("shops.csv", 1, 40);
        Path model = trained(table);
        List<String> rows = lines("predict", model, table, "--flags");
        assertEquals("prediction,flags", rows.getFirst());
        assertEquals(List.of(",no window: 1 of 3 rows", ",no window: 1 of 3 rows"), rows.subList(1, 3));
        assertEquals(List.of(",no window: 2 of 3 rows", ",no window: 2 of 3 rows"), rows.subList(3, 5));
        assertEquals(81, rows.size());
        assertTrue(rows.stream().skip(5).allMatch(row -> row.matches("[\\d.]+,")), rows::toString);
        Outcome outcome = Outcome.of("predict", model, table);
        assertTrue(outcome.err().contains("4 of 80 rows get no prediction"), outcome::err);

        JsonNode evaluated =
                new ObjectMapper().readTree(Outcome.done("evaluate", model, table, "--part", "train", "--json"));
        double[] sold = Rows.numbers(table, "sold");
        double squares = 0;
        for (int row = 4; row < 62; row++) {
            double prediction = Double.parseDouble(rows.get(row + 1).split(",")[0]);
            squares += Math.pow(prediction - sold[row + 2], 2);
        }
        assertEquals(58, evaluated.get("rows").asInt(), "32 days of training, each with three before it");
        assertEquals(Math.sqrt(squares / 58), evaluated.at("/metrics/rmse").asDouble(), 1e-4);

        Path other = shops("other.csv", 101, 5);
        List<String> later = lines("predict", model, other);
        assertEquals(11, later.size());
        assertEquals(List.of("", "", "", ""), later.subList(1, 5), "the windows of another table are its own");
        String whole = Files.readString(table)
                + Files.readString(shops("later.csv", 41, 1))
                        .lines()
                        .skip(1)
                        .reduce("", (text, line) -> text + line + "\n");
        Path longer = Files.writeString(folder.resolve("longer.csv"), whole);
        assertEquals(
                lines("predict", model, table),
                lines("predict", model, longer).subList(0, 81),
                "later rows change nothing");
    }

    @Test
    void theOrderOfRowsDoesNotMatterAndTheSameIsTheSame() throws IOException {
        Path table = shops("shops.csv", 1, 30);
        byte[] first = Files.readAllBytes(trained(table));
        assertArrayEquals(first, Files.readAllBytes(trained(table)));
        Path model = folder.resolve("m.layerwise");
        List<String> text = new ArrayList<>(Files.readAllLines(table));
        List<String> mixed = new ArrayList<>(text.subList(1, text.size()));
        Collections.reverse(mixed);
        mixed.addFirst(text.getFirst());
        Path turned = Files.write(folder.resolve("turned.csv"), mixed);
        List<String> expected = new ArrayList<>(lines("predict", model, table));
        expected.removeFirst();
        Collections.reverse(expected);
        assertEquals(expected, lines("predict", model, turned).subList(1, 61));
    }

    @Test
    void aForecastIsWhatPredictionsFedBackByHandAre() throws IOException {
        for (int horizon : new int[] {1, 2}) {
            Path table = shops("shops.csv", 1, 30);
            Path model = trained(
                    table, "pipeline.windows.columns=[\"sold\",\"shop\"]", "pipeline.windows.horizon=" + horizon);
            List<String> rows = lines("predict", model, table, "--forecast", "4");
            assertEquals("prediction,flags", rows.getFirst());
            assertEquals(61 + 8, rows.size());
            List<String> known = new ArrayList<>(Files.readAllLines(table));
            for (int step = 1; step <= 4; step++) {
                Path fed = Files.write(folder.resolve("fed.csv"), known);
                List<String> predicted = lines("predict", model, fed);
                int north = predicted.size() - 2 * horizon;
                String[] both = {predicted.get(north), predicted.get(north + 1)};
                assertEquals(
                        List.of(
                                both[0] + ",\"forecast: %d, north\"".formatted(30 + step),
                                both[1] + ",\"forecast: %d, south\"".formatted(30 + step)),
                        rows.subList(59 + 2 * step, 61 + 2 * step));
                known.add((30 + step) + ",north," + both[0] + ",0");
                known.add((30 + step) + ",south," + both[1] + ",0");
            }
        }
    }

    @Test
    void forecastsOfMonthsAreOnTheirFirstDays() throws IOException {
        List<String> lines = new ArrayList<>(List.of("month;sold"));
        for (int month = 0; month < 30; month++) {
            lines.add("01.%02d.%d;%d,5".formatted(month % 12 + 1, 2020 + month / 12, 100 + 7 * (month % 12)));
        }
        Path table = Rows.write(folder.resolve("months.csv"), lines.toArray(String[]::new));
        Path file = experiment(
                table,
                "sold",
                "pipeline.windows.kind=windows",
                "pipeline.windows.time=month",
                "pipeline.windows.length=3",
                "training.epochs=2");
        Outcome.done("train", file, "--quiet");
        List<String> rows = lines("predict", folder.resolve("m.layerwise"), table, "--forecast", "3");
        assertEquals(
                List.of("forecast: 2022-07-01", "forecast: 2022-08-01", "forecast: 2022-09-01"),
                rows.stream().skip(31).map(row -> row.split(",")[1]).toList());
        assertTrue(rows.stream().skip(31).noneMatch(row -> row.startsWith(",")), rows::toString);
    }

    @Test
    void whatNobodyKnowsIsNotForecast() throws IOException {
        Path table = shops("shops.csv", 1, 30);
        Outcome unknown = Outcome.of("predict", trained(table), table, "--forecast", "2");
        assertEquals(2, unknown.status());
        assertTrue(
                unknown.err()
                        .contains("the windows hold columns that nobody knows beyond the end of the table: weather."),
                unknown::err);
        assertEquals(
                2,
                Outcome.of("predict", folder.resolve("m.layerwise"), table, "--forecast", "-1")
                        .status());
        Path plain = experiment(table, "sold", "training.epochs=1");
        Outcome.done("train", plain, "--quiet");
        Outcome none = Outcome.of("predict", folder.resolve("m.layerwise"), table, "--forecast", "2");
        assertEquals(2, none.status());
        assertTrue(none.err().contains("only a model that sees windows"), none::err);
    }

    @Test
    void trainTakesThemToo() throws IOException {
        Path table = shops("shops.csv", 1, 40);
        Path file = experiment(table, "sold", "training.epochs=2");
        assertFalse(Files.readString(file).contains("windows"), "files stay as they were without them");
        Outcome.done(
                "train",
                file,
                "--quiet",
                "--set",
                "pipeline.windows.kind=windows",
                "--set",
                "pipeline.windows.time=day",
                "--set",
                "pipeline.windows.group=shop");
        JsonNode told = new ObjectMapper().readTree(Outcome.done("inspect", folder.resolve("m.layerwise"), "--json"));
        assertEquals("time", told.at("/experiment/split/by/kind").asString());
        assertEquals(
                "[\"input\",\"flatten1\",\"dense1\",\"activation1\",\"output\",\"prediction\"]",
                ids(told.at("/experiment/network")).toString().replace(", ", ","));
        Outcome folds = Outcome.of("evaluate", folder.resolve("m.layerwise"), table, "--folds", "2", "--json");
        assertEquals(0, folds.status(), folds.err());
        String random = Files.readString(file)
                .replace(
                        "\"pipeline\" : {", "\"pipeline\" : {\"windows\": {\"kind\": \"windows\", \"time\": \"day\"},");
        Path edited = Files.writeString(folder.resolve("edited.json"), random);
        Outcome refused = Outcome.of("train", edited, "--quiet");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("Set split.by.kind to time and split.by.column to \"day\"."), refused::err);
    }

    private static List<String> ids(JsonNode nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> nodes.get(i).get("id").toString())
                .toList();
    }
}
