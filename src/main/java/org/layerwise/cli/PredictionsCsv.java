package org.layerwise.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.csv.CsvText;
import org.layerwise.train.Predictions;

/**
 * Predictions as CSV: {@code prediction}, then for classifiers {@code probability:CLASS} in class order, then {@code flags} if
 * asked for. Texts that a spreadsheet would take for a formula are neutralised, {@link CsvText}.
 */
final class PredictionsCsv {
    private PredictionsCsv() {}

    /**
     * Writes and flushes; {@code out} stays open, as whoever opened it still needs it.
     *
     * @param flags one for each row, possibly empty; none for no such column
     */
    static void write(Predictions predictions, List<String> flags, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        switch (predictions) {
            case Predictions.Classes classes -> classes(classes, flags, csv);
            case Predictions.Values values -> values(values, flags, csv);
        }
        csv.flush();
    }

    private static void classes(Predictions.Classes classes, List<String> flags, CsvWriter csv) {
        List<String> head = new ArrayList<>();
        head.add("prediction");
        classes.classes().forEach(name -> head.add("probability:" + name));
        write(head, "flags", csv, !flags.isEmpty());
        for (int row = 0; row < classes.rows(); row++) {
            List<String> cells = new ArrayList<>();
            cells.add(CsvText.neutral(classes.classes().get(classes.best(row))));
            for (float probability : classes.probabilities()[row]) {
                cells.add(Float.toString(probability));
            }
            write(cells, flags.isEmpty() ? "" : flags.get(row), csv, !flags.isEmpty());
        }
    }

    private static void values(Predictions.Values values, List<String> flags, CsvWriter csv) {
        write(new ArrayList<>(List.of("prediction")), "flags", csv, !flags.isEmpty());
        for (int row = 0; row < values.rows(); row++) {
            List<String> cells = new ArrayList<>(List.of(Float.toString(values.values()[row])));
            write(cells, flags.isEmpty() ? "" : flags.get(row), csv, !flags.isEmpty());
        }
    }

    private static void write(List<String> cells, String flag, CsvWriter csv, boolean flagged) {
        if (flagged) {
            cells.add(CsvText.neutral(flag));
        }
        csv.writeRecord(cells);
    }
}
