package org.layerwise.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedColumns;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.prepare.Chains;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.files.ModelFile;
import org.layerwise.files.SampleModels;
import org.layerwise.train.Model;
import tools.jackson.databind.JsonNode;

/** Dates as parts, from the cells to ONNX. */
class DateStepsTest {
    private static final String CYCLIC =
            "[{'kind':'date-parts','dayOfYear':true,'hour':true,'minute':true,'cyclic':true},'missing-indicator','standardize']";

    @TempDir
    Path folder;

    private Table table(String... cells) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("when", "x", "price")));
        for (int i = 0; i < 60; i++) {
            rows.add(List.of(cells[i % cells.length], i % 7 + ".5", i + ""));
        }
        return SampleModels.write(folder.resolve("t.csv"), rows);
    }

    private Table dates() throws IOException {
        return table("2024-02-29", "", "2023-12-31T23:59:30", "1.1.2024 6:05", "2022/7/4 12:00:00.5+02:00");
    }

    private static Model model(Table table, String steps) {
        Chains chain = new Chains("", ColumnType.CATEGORY, Chains.steps(steps));
        return SampleModels.model(
                table, "price", SampleModels.network(table, "price"), data -> data.with(chain.column("when")));
    }

    @Test
    void readsTheCalendarsNumbers() throws IOException {
        Model model = model(dates(), "[{'kind':'date-parts','dayOfYear':true,'hour':true,'minute':true}]");
        FittedColumn when = model.pipeline().columns().getFirst();
        assertEquals(
                List.of(
                        "when year",
                        "when month",
                        "when day",
                        "when weekday",
                        "when day of year",
                        "when hour",
                        "when minute"),
                when.features());
        float[][] parts = FittedColumns.encode(when, new ColumnData.Texts("when", new String[] {
            "2024-02-29", "2023-12-31T23:59:30", "1.1.2024 6:05", "2022/7/4 12:00:00.5+02:00"
        }));
        assertArrayEquals(new float[] {2024, 2023, 2024, 2022}, parts[0]);
        assertArrayEquals(new float[] {2, 12, 1, 7}, parts[1]);
        assertArrayEquals(new float[] {29, 31, 1, 4}, parts[2]);
        assertArrayEquals(new float[] {4, 7, 1, 1}, parts[3], "Thursday, Sunday, Monday, Monday");
        assertArrayEquals(new float[] {60, 365, 1, 185}, parts[4]);
        assertArrayEquals(new float[] {0, 23, 6, 12}, parts[5]);
        assertArrayEquals(new float[] {0, 59, 5, 0}, parts[6]);
    }

    @Test
    void putsPartsOnACircle() throws IOException {
        Model model = model(dates(), "[{'kind':'date-parts','year':false,'day':false,'weekday':false,'cyclic':true}]");
        FittedColumn when = model.pipeline().columns().getFirst();
        assertEquals(List.of("when month sin", "when month cos"), when.features());
        float[][] parts = FittedColumns.encode(
                when, new ColumnData.Texts("when", new String[] {"2024-12-01", "2024-03-01", "2024-06-01"}));
        assertArrayEquals(new float[] {0, 1, 0}, parts[0], 1e-6f);
        assertArrayEquals(new float[] {1, 0, -1}, parts[1], 1e-6f);
    }

    @Test
    void goesOutWithAnInputForEachPart() throws IOException {
        Table table = dates();
        for (String steps :
                List.of("['date-parts']", CYCLIC, "[{'kind':'impute-constant','value':'2020-02-02'},'date-parts']")) {
            Model model = model(table, steps);
            Path file = folder.resolve("m.onnx");
            new Onnx().write(model, file);
            ReadBack result = ReadBack.of(new Onnx(), model, file, table);
            assertTrue(result.agrees(), result::toString);
            Path own = folder.resolve("m.layerwise");
            ModelFile.save(model, own);
            assertEquals(model.pipeline(), ModelFile.load(own).pipeline());
        }
        List<String> inputs =
                ModelProto.parseFrom(Files.readAllBytes(folder.resolve("m.onnx"))).getGraph().getInputList().stream()
                        .map(ValueInfoProto::getName)
                        .toList();
        assertEquals(List.of("when year", "when month", "when day", "when weekday", "x"), inputs);
    }

    @Test
    void countsDays() throws IOException {
        String none = "'year':false,'month':false,'day':false,'weekday':false,'days':true";
        Model first = model(dates(), "[{'kind':'date-parts'," + none + "}]");
        FittedColumn when = first.pipeline().columns().getFirst();
        assertEquals(List.of("when days since 2022-07-04"), when.features());
        float[][] days = FittedColumns.encode(when, new ColumnData.Texts("when", new String[] {
            "2022-07-04", "2022-07-05 12:00", "2022-07-01", "1.8.2022"
        }));
        assertArrayEquals(new float[] {0, 1.5f, -3, 28}, days[0]);
        Model given = model(dates(), "[{'kind':'date-parts'," + none + ",'since':'1 January 2024'}]");
        when = given.pipeline().columns().getFirst();
        assertEquals(List.of("when days since 2024-01-01"), when.features());
        days = FittedColumns.encode(when, new ColumnData.Texts("when", new String[] {"2024-02-29", "2023-12-31"}));
        assertArrayEquals(new float[] {59, -1}, days[0]);
        ProblemException e = assertThrows(
                ProblemException.class, () -> Chains.steps("[{'kind':'date-parts','days':true,'since':'soon'}]"));
        assertTrue(
                e.problems().getFirst().describe().contains("\"soon\" is no date to count days from"),
                e.problems().getFirst()::describe);
    }

    @Test
    void saysInTheFileHowDatesAreComputed() throws IOException {
        Model model = model(
                dates(),
                "[{'kind':'date-parts','hour':true,'cyclic':true,'days':true,'since':'2024-01-01'},'standardize']");
        Path file = folder.resolve("m.onnx");
        new Onnx().write(model, file);
        ModelProto written = ModelProto.parseFrom(Files.readAllBytes(file));
        assertEquals(
                "sin(2π·v/12), v the month of when, 1 for January to 12",
                written.getGraph().getInputList().stream()
                        .filter(input -> input.getName().equals("when month sin"))
                        .findFirst()
                        .orElseThrow()
                        .getDocString());
        JsonNode dates = JsonText.parse(
                written.getMetadataPropsList().stream()
                        .filter(each -> each.getKey().equals("dates"))
                        .findFirst()
                        .orElseThrow()
                        .getValue(),
                "dates");
        List<String> inputs = written.getGraph().getInputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> name.startsWith("when"))
                .toList();
        assertEquals(inputs, List.copyOf(dates.propertyNames()));
        assertEquals(
                "cos(2π·v/24), v the hour of when, 0 to 23",
                dates.get("when hour cos").stringValue());
        assertEquals(
                "days since 2024-01-01 until when, with a fraction for the time of day",
                dates.get("when days since 2024-01-01").stringValue());
        ReadBack result = ReadBack.of(new Onnx(), model, file, dates());
        assertTrue(result.agrees(), result::toString);
        assertTrue(new Onnx().remarks(model).getFirst().text().contains("metadata \"dates\""));
    }

    @Test
    void namesCellsThatAreNoDates() throws IOException {
        Table table = table("2024-02-29", "2024-02-28", "31-31-2024");
        ProblemException e = assertThrows(ProblemException.class, () -> model(table, "['date-parts']"));
        assertTrue(
                e.problems().getFirst().describe().contains("\"31-31-2024\" is no date; expected " + DateText.RULE),
                e.problems().getFirst()::describe);
        FittedPipeline fitted = model(dates(), "['date-parts']").pipeline();
        assertThrows(ProblemException.class, () -> fitted.features(table, table.allRows(), new ProblemCollector()));
    }
}
