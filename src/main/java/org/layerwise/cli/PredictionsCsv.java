package org.layerwise.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.train.Predictions;

/** Predictions as CSV: {@code prediction}, then for classifiers {@code probability:CLASS} in class order. */
final class PredictionsCsv {
    private PredictionsCsv() {}

    /** Writes and flushes; {@code out} stays open, as whoever opened it still needs it. */
    static void write(Predictions predictions, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        switch (predictions) {
            case Predictions.Classes classes -> classes(classes, csv);
            case Predictions.Values values -> values(values, csv);
        }
        csv.flush();
    }

    private static void classes(Predictions.Classes classes, CsvWriter csv) {
        List<String> head = new ArrayList<>();
        head.add("prediction");
        classes.classes().forEach(name -> head.add("probability:" + name));
        csv.writeRecord(head);
        for (int row = 0; row < classes.rows(); row++) {
            List<String> cells = new ArrayList<>();
            cells.add(classes.classes().get(classes.best(row)));
            for (float probability : classes.probabilities()[row]) {
                cells.add(Float.toString(probability));
            }
            csv.writeRecord(cells);
        }
    }

    private static void values(Predictions.Values values, CsvWriter csv) {
        csv.writeRecord("prediction");
        for (float value : values.values()) {
            csv.writeRecord(Float.toString(value));
        }
    }
}
