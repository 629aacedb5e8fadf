package org.layerwise.cli;

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
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.exchange.Onnx;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Predictions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A table with a column of every type, from the guess to what ONNX Runtime predicts. */
class TypesFlowTest {
    private static final List<String> SIZES = List.of("small", "medium", "large");
    private static final List<String> CITIES = List.of("Rome", "Oslo", "Bonn");

    @TempDir
    Path folder;

    private Path table;
    private Path experiment;

    @BeforeEach
    void makeTheTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("code,width,rooms,lift,member,city,size,built,price"));
        for (int i = 0; i < 60; i++) {
            lines.add(String.join(
                    ",",
                    "K" + i,
                    i % 9 + 0.5 + "",
                    i % 5 + "",
                    i % 2 + "",
                    i % 7 == 0 ? "" : i % 3 == 0 ? "yes" : "no",
                    CITIES.get(i % 3),
                    i % 11 == 0 ? "" : SIZES.get(i / 2 % 3),
                    "20" + (10 + i % 10) + "-0" + (1 + i % 9) + "-01",
                    100 + 3.25 * i + ""));
        }
        table = Rows.write(folder.resolve("houses.csv"), lines.toArray(String[]::new));
        experiment = folder.resolve("houses.json");
    }

    @Test
    void newSaysWhatEachColumnIsTakenForAndWhy() {
        Outcome made = Outcome.of("new", table, "--target", "price", "-o", experiment);
        assertEquals(
                List.of(
                        "Written in UTF-8, separator: comma, decimal point.",
                        "Columns:",
                        "  number     width",
                        "  integer    rooms",
                        "  boolean    lift (every value is 0 or 1)",
                        "  boolean    member (every value is yes or no)",
                        "  category   city",
                        "  ordinal    size (in order: small < medium < large)",
                        "  date       built (every value is a date, 2010-01-01 … 2019-06-01)"),
                made.out().lines().skip(1).limit(9).toList());
        assertTrue(
                made.err().contains("column code: the column is a text identifier: 60 of 60 texts differ"), made.err());
    }

    @Test
    void aTypeIsOverriddenWithItsPreparation() throws IOException {
        Outcome.done(
                "new",
                table,
                "--target",
                "price",
                "--set",
                "data.columns.size.type=category",
                "--set",
                "data.columns.rooms.type=category",
                "--set",
                "data.columns.built.type=identifier",
                "--set",
                "data.columns.city.type=ordinal",
                "--set",
                "data.columns.code.type=category",
                "-o",
                experiment);
        JsonNode columns =
                new ObjectMapper().readTree(Files.readString(experiment)).at("/data/columns");
        assertEquals(
                List.of(
                        "{\"name\":\"code\",\"type\":\"category\",\"use\":\"feature\",\"missing\":\"mode\"}",
                        "{\"name\":\"rooms\",\"type\":\"category\",\"use\":\"feature\",\"missing\":\"mode\"}",
                        "{\"name\":\"city\",\"type\":\"ordinal\",\"use\":\"feature\",\"missing\":\"mode\"}",
                        "{\"name\":\"size\",\"type\":\"category\",\"use\":\"feature\",\"missing\":\"mode\"}",
                        "{\"name\":\"built\",\"type\":\"identifier\",\"use\":\"ignored\",\"missing\":\"mode\"}"),
                List.of(0, 2, 5, 6, 7).stream()
                        .map(i -> columns.get(i).toString())
                        .toList());
        Outcome wrong = Outcome.of("train", experiment, "--set", "data.columns.size.type=sizes");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("identifier"), wrong.err());
    }

    @Test
    void trainsAndPredictsAsItsOnnxFileDoes() throws IOException {
        Outcome.done("new", table, "--target", "price", "--epochs", "30", "-o", experiment);
        Outcome.done(
                "train",
                experiment,
                "--quiet",
                "--set",
                "data.columns.size.steps.0.order=[\"large\",\"medium\",\"small\"]");
        Path model = folder.resolve("houses.layerwise");
        JsonNode told = new ObjectMapper().readTree(Outcome.done("inspect", model, "--json"));
        assertEquals(
                "[\"width\",\"rooms\",\"lift\",\"member\",\"city=Bonn\",\"city=Oslo\",\"city=Rome\",\"size\",\"built year\","
                        + "\"built month sin\",\"built month cos\"]",
                told.get("features").toString());
        assertEquals(
                "[\"large\",\"medium\",\"small\"]",
                told.at("/experiment/data/columns/6/steps/0/order").toString());
        Path cells = Rows.write(
                folder.resolve("cells.csv"),
                "width,rooms,lift,member,city,size,built",
                "1.5,3,1,yes,Rome,small,2011-05-01",
                ",,,,,,",
                "2,2.5,0,maybe,Atlantis,huge,2031-12-24");
        Outcome predicted = Outcome.of("predict", model, cells);
        assertTrue(predicted.err().contains("\"huge\" did not occur in training"), predicted.err());
        assertTrue(predicted.err().contains("\"maybe\" did not occur in training"), predicted.err());
        double[] ours = Rows.numbers(Files.writeString(folder.resolve("p.csv"), predicted.out()), "prediction");
        Path file = folder.resolve("houses.onnx");
        Outcome.done("export", model, "--format", "onnx", "-o", file);
        Table read = TableReader.read(cells, CsvFormat.AUTO);
        Predictions.Values elsewhere =
                (Predictions.Values) new Onnx().predict(ModelFile.load(model), file, read, read.allRows());
        for (int row = 0; row < ours.length; row++) {
            assertEquals(elsewhere.values()[row], ours[row], 1e-5 * Math.max(1, Math.abs(ours[row])));
        }
    }
}
