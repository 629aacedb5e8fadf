package org.layerwise.data.prepare;

import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Reads the rows' weights. */
public final class WeightColumn {
    private WeightColumn() {}

    /** What is said where a table that is only evaluated lacks the column. */
    public static Problem none(DataSpec data, Table table) {
        return Problem.warning(
                Location.file(table.file()),
                "there is no column \"" + data.weights()
                        + "\", which held the rows' weights in training; all rows weigh the same in the loss.",
                "Add it for a loss that compares with training.");
    }

    /**
     * The weights of some rows as the experiment has them; null where all weigh the same.
     *
     * @param rows row numbers of {@code table}
     * @throws org.layerwise.base.ProblemException when the table has no such column, or a weight is missing, no number or
     *     negative, or all are 0
     */
    public static float @Nullable [] read(DataSpec data, Table table, int[] rows) {
        String name = data.weights();
        if (name.isEmpty()) {
            return null;
        }
        int column = table.indexOf(name);
        if (column < 0) {
            Problem none = table.noColumn(name);
            throw Problem.error(none.where(), none.message() + " It is to hold the rows' weights.", none.hint())
                    .toException();
        }
        ProblemCollector problems = new ProblemCollector();
        MissingTokens missing = data.missingTokens();
        double[] cells = NumberColumn.read(table, column, rows, missing, problems);
        float[] weights = new float[cells.length];
        boolean any = false;
        for (int i = 0; i < rows.length; i++) {
            weights[i] = (float) cells[i];
            if (missing.isMissing(table.cell(rows[i], column))) {
                problems.add(
                        "rows without a weight",
                        Problem.error(
                                table.where(rows[i], column),
                                "the row's weight is missing.",
                                "Fill it in: 1 counts a row once, 0 not at all."));
            } else if (weights[i] < 0) {
                problems.add(
                        "negative weights",
                        Problem.error(
                                table.where(rows[i], column),
                                "the row's weight is " + table.cell(rows[i], column) + "; weights are not negative.",
                                "Correct the cell: 1 counts a row once, 0 not at all."));
            }
            any |= weights[i] > 0;
        }
        problems.throwIfErrors();
        if (!any && rows.length > 0) {
            throw Problem.error(
                            Location.column(table.file(), name),
                            "the weights of all " + rows.length
                                    + " rows of a part are 0; nothing can be learned or told of it.",
                            "Give some rows a positive weight, or choose another column.")
                    .toException();
        }
        return weights;
    }
}
