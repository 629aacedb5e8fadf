package org.layerwise.data.prepare;

import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Reads the rows' weights. */
public final class WeightColumn {
    private static final Message WITHOUT_WEIGHT = Message.of("data.prepare/without-weight");
    private static final Message NEGATIVE = Message.of("data.prepare/negative-weights");

    private WeightColumn() {}

    /** What is said where a table that is only evaluated lacks the column. */
    public static Problem none(DataSpec data, Table table) {
        return Problem.warning(
                Location.file(table.file()), Message.of("data.prepare/weights-not-there", data.weights()));
    }

    /**
     * The weights of some rows as the experiment has them; null where all weigh the same.
     *
     * @param rows row numbers of {@code table}
     * @throws org.layerwise.base.ProblemException when the table has no such column, or a weight is missing, no number or
     *     negative, or all are 0
     */
    public static float @Nullable [] read(DataSpec data, Table file, int[] rows) {
        Table table = data.reads(file);
        String name = data.weights();
        if (name.isEmpty()) {
            return null;
        }
        int column = table.indexOf(name);
        if (column < 0) {
            Problem none = table.noColumn(name);
            throw Problem.error(none.where(), Message.of("data.prepare/missing-weights", none.text(), none.hint()))
                    .toException();
        }
        ProblemCollector problems = new ProblemCollector();
        double[] cells = NumberColumn.read(table, column, rows, problems);
        float[] weights = new float[cells.length];
        boolean any = false;
        for (int i = 0; i < rows.length; i++) {
            weights[i] = (float) cells[i];
            if (table.isMissing(rows[i], column)) {
                problems.add(
                        WITHOUT_WEIGHT,
                        Problem.error(table.where(rows[i], column), Message.of("data.prepare/no-weight")));
            } else if (weights[i] < 0) {
                problems.add(
                        NEGATIVE,
                        Problem.error(
                                table.where(rows[i], column),
                                Message.of("data.prepare/negative-weight", table.cell(rows[i], column))));
            }
            any |= weights[i] > 0;
        }
        problems.throwIfErrors();
        if (!any && rows.length > 0) {
            throw Problem.error(
                            Location.column(table.file(), name), Message.of("data.prepare/weights-zero", rows.length))
                    .toException();
        }
        return weights;
    }
}
