package org.layerwise.data.table;

import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.FaultPolicy.Policy;

/** Reads a column's cells as numbers. */
public final class NumberColumn {
    private static final int SHOWN = 60;

    private NumberColumn() {}

    /**
     * The rows' values as they are written, NaN where missing. A cell that is no number, or beyond single precision, is an error
     * and gives NaN, or a warning and NaN where the table's faults say that it counts as missing.
     */
    public static double[] read(Table table, int column, int[] rows, ProblemCollector problems) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double value = table.number(rows[i], column);
            boolean isPlain = Float.isFinite((float) value) && !table.maybeMissingNumbers(column);
            values[i] = isPlain ? value : checked(value, table, rows[i], column, problems);
        }
        return values;
    }

    /**
     * Whether a row is to be left out because of its cell in a column of numbers.
     *
     * @param needed whether the row is of no use without the number, so that one that counts as missing is left out too
     */
    public static boolean isSkipped(Table table, int column, int row, boolean needed) {
        float value = (float) table.number(row, column);
        if (Float.isFinite(value) || table.isMissing(row, column)) {
            return false;
        }
        Policy policy = policy(table, column, value);
        return policy == Policy.SKIP || (needed && policy == Policy.MISSING);
    }

    private static Policy policy(Table table, int column, float value) {
        return Float.isNaN(value) ? table.textPolicy(column) : table.faults().notFinite();
    }

    private static double checked(double value, Table table, int row, int column, ProblemCollector problems) {
        String cell = table.cell(row, column);
        if (table.isMissing(row, column)) {
            return Double.NaN;
        }
        float single = (float) value;
        if (Float.isFinite(single)) {
            return value;
        }
        boolean stop = policy(table, column, single) == Policy.STOP;
        String name = table.columns().get(column);
        problems.add(
                Float.isNaN(single)
                        ? Message.of("data.table/not-numbers", name)
                        : Message.of("data.table/not-finite", name),
                stop
                        ? Problem.error(table.where(row, column), message(table, cell, single))
                        : Problem.warning(
                                table.where(row, column),
                                Message.of("data.table/counts-as-missing", message(table, cell, single))));
        return Double.NaN;
    }

    private static Message message(Table table, String cell, float value) {
        return Float.isNaN(value)
                ? Message.of(
                        "data.table/not-a-number", shown(cell), table.numbers().rule())
                : Message.of("data.table/too-large", cell);
    }

    private static String shown(String cell) {
        return cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell;
    }
}
