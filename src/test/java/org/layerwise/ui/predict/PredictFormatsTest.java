package org.layerwise.ui.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.app.RowForm;
import org.layerwise.app.ShownRun;
import org.layerwise.app.TestStore;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.train.Predictions;
import org.layerwise.ui.shell.AnsweredDialogs;
import org.layerwise.ui.shell.TrainedPenguins;

/** The form takes cells as its table writes them, and writes its ranges so. */
class PredictFormatsTest {
    @TempDir
    Path folder;

    private final Workbench workbench = new Workbench(Runnable::run, Runnable::run, Ticker.SYSTEM, TestStore.make());
    private final List<Problem> reported = new ArrayList<>();
    private final PredictViewModel predict =
            new PredictViewModel(workbench, new AnsweredDialogs(), Runnable::run, Runnable::run, reported::addAll);

    /** Sixty rows of a count, a mass with its unit, a price, a day with the month first, and what follows from them. */
    private Path table(Locale language, char separator) throws IOException {
        List<String> lines = new ArrayList<>(List.of("count;mass;price;day;y"));
        for (int i = 0; i < 60; i++) {
            lines.add(String.format(
                    language,
                    "%,.1f;%.1f kg;$%.2f;%d/%d/2024;%.2f",
                    1271.5 + 153 * i,
                    40 + i * 1.7,
                    3 + i * 0.25,
                    1 + i % 12,
                    1 + i % 28,
                    i * 0.7));
        }
        String text = String.join("\n", lines);
        return Files.writeString(
                folder.resolve("formats.csv"),
                separator == ','
                        ? text.replaceAll("([^;\n]*,[^;\n]*)", "\"$1\"").replace(';', ',')
                        : text);
    }

    private RowForm train(Path table) throws InterruptedException {
        TrainedPenguins.open(workbench, table, 2, reported::addAll);
        predict.takeModel();
        return Objects.requireNonNull(predict.formProperty().get());
    }

    private static List<String> ranges(RowForm form) {
        return form.fields().stream().map(RowForm.Field::range).toList();
    }

    private double answer(String... cells) {
        predict.predictRow(List.of(cells));
        RowAnswer said = predict.answerProperty().get();
        assertEquals(List.of(), said.problems());
        return ((Predictions.Values) Objects.requireNonNull(said.predictions())).values()[0];
    }

    /** The page's own rows, as "Next row of the table" fills them in. */
    private void takesEveryRow(RowForm form, Path table) {
        predict.predictTable(table);
        Predictions.Values all = (Predictions.Values)
                Objects.requireNonNull(predict.predictedProperty().get()).predictions();
        for (int row = 0; row < form.rows(); row++) {
            assertEquals(all.values()[row], answer(form.cellsOf(row).toArray(String[]::new)), 1e-5);
        }
        answer(form.typicalCells().toArray(String[]::new));
        assertEquals(List.of(), reported);
    }

    @Test
    void thousandsUnitsAndDatesOfAPointTable() throws Exception {
        Path table = table(Locale.US, ',');
        RowForm form = train(table);
        assertEquals(
                List.of("1,271.5 … 10,298.5", "40 kg … 140.3 kg", "$3 … $17.75", "1/1/2024 … 12/24/2024"),
                ranges(form));
        assertEquals(List.of("1,271.5", "40.0 kg", "$3.00", "1/1/2024"), form.cellsOf(0));
        takesEveryRow(form, table);
        assertEquals(answer("4271", "43.4", "5.5", "2024-07-17"), answer("4,271", "43.4 kg", "$5.50", "7/17/2024"));
    }

    @Test
    void theSameOfACommaTable() throws Exception {
        Path table = table(Locale.GERMANY, ';');
        RowForm form = train(table);
        assertEquals(
                List.of("1.271,5 … 10.298,5", "40 kg … 140,3 kg", "$3 … $17,75", "1/1/2024 … 12/24/2024"),
                ranges(form));
        takesEveryRow(form, table);
        assertEquals(answer("1234,5", "43,4", "5,5", "2024-07-17"), answer("1.234,5", "43,4 kg", "$5,50", "7/17/2024"));
        predict.predictRow(List.of("1,234.5", "43,4 kg", "$5,50", "7/17/2024"));
        assertNull(predict.answerProperty().get().predictions(), "a number of another language is refused");
    }

    @Test
    void withoutTheTableTypicalCellsAreWrittenAsItWrote() throws Exception {
        train(table(Locale.GERMANY, ';'));
        ShownRun run = workbench.runs().shown().orElseThrow();
        RowForm alone = RowForm.of(run.model(run.choice()), null);
        String count = alone.fields().getFirst().typical();
        assertTrue(count.matches("\\d\\.\\d{3}"), count);
        assertTrue(alone.fields().get(1).typical().matches("\\d\\d,\\d+"), alone.fields()::toString);
        answer(alone.typicalCells().toArray(String[]::new));
    }

    @Test
    void aTextThatCountsAsMissingInTheTableDoesSoInTheForm() throws Exception {
        List<String> lines = new ArrayList<>(List.of("a,y"));
        for (int i = 0; i < 60; i++) {
            lines.add((i == 7 ? "n.d." : String.valueOf(i + 0.5)) + "," + i * 0.7);
        }
        Path file = Files.write(folder.resolve("odd.csv"), lines);
        workbench.openTable(file, reported::addAll);
        workbench.readAgain("lenient", new ReadOptions(CsvFormat.AUTO, FaultPolicy.LENIENT), reported::addAll);
        TrainedPenguins.train(workbench, 2, reported::addAll);
        predict.takeModel();
        RowForm form = Objects.requireNonNull(predict.formProperty().get());
        predict.predictRow(form.cellsOf(7));
        RowAnswer said = predict.answerProperty().get();
        assertNotNull(said.predictions(), said::toString);
        assertEquals(List.of(), reported);
    }
}
