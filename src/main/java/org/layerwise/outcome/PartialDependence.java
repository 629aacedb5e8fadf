package org.layerwise.outcome;

import java.util.Collections;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Seed;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;
import org.layerwise.train.Predictions;
import org.layerwise.train.Predictor;

/**
 * What a model predicts as one column changes, all others staying as they are: for each of some rows (Goldstein et al., "Peeking
 * Inside the Black Box", 2015), and in the mean (Friedman, "Greedy Function Approximation", 2001).
 *
 * @param column its name
 * @param cells the values tried, as the table writes them
 * @param places of these on an axis: numbers, seconds since 1970 began, or 0, 1, … for categories
 * @param rows {@code [row][value]}, of the rows looked at
 * @param mean {@code [value]}, over these rows
 * @param of how many rows they were chosen from
 */
public record PartialDependence(
        String column, List<String> cells, double[] places, double[][] rows, double[] mean, int of) {

    public PartialDependence {
        cells = List.copyOf(cells);
    }

    /**
     * Computes it.
     *
     * @param rows of the table
     * @param column a feature of the model
     * @param number which of the predicted numbers
     * @param values how many of the column's values are tried at most
     * @param mostRows more rows than these are sampled
     * @param seed of the sample
     * @throws org.layerwise.base.ProblemException when the table does not fit the model, or rows are seen in windows
     * @throws java.util.concurrent.CancellationException when {@code watch} says so
     */
    public static PartialDependence of(
            Model model,
            Table table,
            int[] rows,
            String column,
            PredictedNumber number,
            int values,
            int mostRows,
            Seed seed,
            Watch watch) {
        requireRows(model, table);
        Table read = model.pipeline().reads(table);
        ColumnGrid grid = ColumnGrid.of(
                read,
                read.column(column),
                model.experiment().data().column(column).orElseThrow().type(),
                values);
        int[] chosen = RowSample.of(rows, mostRows, seed);
        Table sample = table.pick(chosen);
        Predictor predictor = new Predictor(model);
        double[][] curves = new double[chosen.length][grid.cells().size()];
        double[] mean = new double[grid.cells().size()];
        for (int value = 0; value < mean.length; value++) {
            watch.check((double) value / mean.length);
            Table changed = sample.withColumn(
                    sample.column(column),
                    Collections.nCopies(chosen.length, grid.cells().get(value)));
            Predictions predictions = predictor.predict(changed, changed.allRows());
            double sum = 0;
            for (int row = 0; row < chosen.length; row++) {
                curves[row][value] = number.of(predictions, row);
                sum += curves[row][value];
            }
            mean[value] = sum / chosen.length;
        }
        return new PartialDependence(column, grid.cells(), grid.places(), curves, mean, rows.length);
    }

    /** Rows that are seen in windows of several have no cell that could be changed by itself. */
    static void requireRows(Model model, Table table) {
        if (model.pipeline().windowed() != null) {
            throw Problem.error(Location.file(table.file()), Message.of("outcome/windows"))
                    .toException();
        }
    }
}
