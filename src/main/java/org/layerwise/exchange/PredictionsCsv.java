package org.layerwise.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.read.csv.CsvText;
import org.layerwise.data.table.Table;
import org.layerwise.train.Predictions;

/**
 * Predictions as CSV: {@code prediction}, then for classifiers {@code probability:CLASS} in class order; for several targets
 * {@code prediction:COLUMN} for each, then for labels {@code probability:COLUMN}; for a reconstruction {@code error} and
 * {@code prediction:FEATURE}. All are empty where nothing is predicted, as of rows that no window ends in. Then {@code flags} if asked for; before all, where they are asked for, the cells that were predicted from. Texts that a spreadsheet would take for a
 * formula are neutralised, {@link CsvText}.
 */
public final class PredictionsCsv {
    /** The name of the column with the numbers of rows. */
    private static final String ROW = "row";

    private final CsvWriter csv;
    private final Beside beside;
    private boolean begun;
    private int rows;

    private PredictionsCsv(Beside beside, Writer out) {
        this.beside = beside;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }

    /**
     * Writes predictions piece by piece, before each the cells of some columns of its row; {@code out} stays open. Rows behind
     * the table's, as those of a forecast, have no such cells.
     *
     * @param table with a row for each prediction
     * @param columns numbers of its columns; −1 for the number of the row, from 1
     */
    public PredictionsCsv(Table table, List<Integer> columns, Writer out) {
        this(given(table, columns), out);
    }

    /** Writes predictions piece by piece; {@code out} stays open, as whoever opened it still needs it. */
    public PredictionsCsv(Writer out) {
        this((cells, row, taken) -> {}, out);
    }

    /**
     * Writes the predictions alone and flushes; {@code out} stays open, as whoever opened it still needs it.
     *
     * @param flags one for each row, possibly empty; none for no such column
     */
    public static void write(Predictions predictions, List<String> flags, Writer out) throws IOException {
        new PredictionsCsv(out).append(predictions, flags);
    }

    /**
     * Writes a table's cells and their predictions beside them, and flushes. Columns of the table called as one of the
     * predictions' are written as {@code NAME (given)}.
     *
     * @param flags one for each row, possibly empty; none for no such column
     * @param table with a row for each prediction
     */
    public static void write(Predictions predictions, List<String> flags, Table table, Writer out) throws IOException {
        List<Integer> all = IntStream.range(0, table.columnCount()).boxed().toList();
        new PredictionsCsv(table, all, out).append(predictions, flags);
    }

    private static Beside given(Table table, List<Integer> columns) {
        return (cells, row, taken) -> {
            for (int column : columns) {
                if (row < 0) {
                    String name = column < 0 ? ROW : table.columns().get(column);
                    cells.add(CsvText.neutral(taken.contains(name) ? name + " (given)" : name));
                } else if (row >= table.rowCount()) {
                    cells.add("");
                } else {
                    cells.add(column < 0 ? Integer.toString(row + 1) : CsvText.neutral(table.cell(row, column)));
                }
            }
        };
    }

    /** Adds a row's own cells, or for row −1 their names, of which none is among those that are taken. */
    private interface Beside {
        void add(List<String> cells, int row, List<String> taken);
    }

    /** How many rows were written. */
    public int rows() {
        return rows;
    }

    /**
     * Writes the next rows and flushes; before the first the columns' names.
     *
     * @param flags one for each row, possibly empty; none for no such column
     */
    public void append(Predictions predictions, List<String> flags) throws IOException {
        List<String> cells = new ArrayList<>();
        if (!begun) {
            begun = true;
            List<String> head = head(predictions, flags);
            beside.add(cells, -1, head);
            cells.addAll(head);
            csv.writeRecord(cells);
        }
        for (int row = 0; row < predictions.rows(); row++) {
            cells.clear();
            beside.add(cells, rows++, List.of());
            if (predictions.isEmpty(row)) {
                cells.addAll(Collections.nCopies(head(predictions, List.of()).size(), ""));
            } else {
                addNumbers(predictions, row, cells);
            }
            if (!flags.isEmpty()) {
                cells.add(CsvText.neutral(flags.get(row)));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    private static void addNumbers(Predictions predictions, int row, List<String> cells) {
        switch (predictions) {
            case Predictions.Classes classes -> {
                cells.add(CsvText.neutral(classes.classes().get(classes.best(row))));
                for (float probability : classes.probabilities()[row]) {
                    cells.add(Float.toString(probability));
                }
            }
            case Predictions.Values values -> cells.add(text(values.target(), values.values()[row]));
            case Predictions.SeveralValues several -> {
                for (int k = 0; k < several.targets().size(); k++) {
                    cells.add(text(several.targets().get(k), several.values()[row][k]));
                }
            }
            case Predictions.Labels labels -> {
                for (int k = 0; k < labels.labels().size(); k++) {
                    cells.add(CsvText.neutral(labels.text(row, k)));
                }
                add(cells, labels.probabilities()[row]);
            }
            case Predictions.Reconstruction reconstruction -> {
                cells.add(Float.toString(reconstruction.errors()[row]));
                add(cells, reconstruction.values()[row]);
            }
        }
    }

    /** The shortest decimals that read as the number, as exactly as it is given. */
    private static String text(RegressionTarget target, double number) {
        return switch (target.cells()) {
            case FLOAT32 -> Float.toString((float) number);
            case FLOAT64 -> Double.toString(number);
        };
    }

    private static void add(List<String> cells, float[] numbers) {
        for (float number : numbers) {
            cells.add(Float.toString(number));
        }
    }

    private static List<String> head(Predictions predictions, List<String> flags) {
        List<String> head = new ArrayList<>();
        switch (predictions) {
            case Predictions.Classes classes -> {
                head.add("prediction");
                classes.classes().forEach(name -> head.add("probability:" + name));
            }
            case Predictions.Values values -> head.add("prediction");
            case Predictions.SeveralValues several ->
                several.targets().forEach(target -> head.add("prediction:" + target.column()));
            case Predictions.Labels labels -> {
                labels.labels().forEach(label -> head.add("prediction:" + label.column()));
                labels.labels().forEach(label -> head.add("probability:" + label.column()));
            }
            case Predictions.Reconstruction reconstruction -> {
                head.add("error");
                reconstruction.features().forEach(name -> head.add("prediction:" + name));
            }
        }
        if (!flags.isEmpty()) {
            head.add("flags");
        }
        return head;
    }
}
