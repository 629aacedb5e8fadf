package org.layerwise.data.table;

import org.layerwise.base.Problem;
import org.layerwise.data.table.Faults.Policy;

/** Reads a column's cells as float32 numbers. */
public final class NumberColumn {
    private static final int SHOWN = 60;

    private NumberColumn() {}

    /**
     * The rows' values, NaN where missing. A cell that is no finite float32 number is an error and gives NaN, or a warning
     * and NaN where the table's faults say that it counts as missing.
     */
    public static float[] read(Table table, int column, int[] rows, MissingTokens missing, ProblemCollector problems) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float value = (float) table.number(rows[i], column);
            boolean isPlain = Float.isFinite(value) && !missing.mayBeNumbers();
            values[i] = isPlain ? value : checked(value, missing, table, rows[i], column, problems);
        }
        return values;
    }

    /**
     * Whether a row is to be left out because of its cell in a column of numbers.
     *
     * @param needed whether the row is of no use without the number, so that one that counts as missing is left out too
     */
    public static boolean isSkipped(Table table, int column, int row, MissingTokens missing, boolean needed) {
        float value = (float) table.number(row, column);
        if (Float.isFinite(value) || missing.isMissing(table.cell(row, column))) {
            return false;
        }
        Policy policy = policy(table, value);
        return policy == Policy.SKIP || (needed && policy == Policy.MISSING);
    }

    private static Policy policy(Table table, float value) {
        return Float.isNaN(value) ? table.faults().text() : table.faults().notFinite();
    }

    private static float checked(
            float value, MissingTokens missing, Table table, int row, int column, ProblemCollector problems) {
        String cell = table.cell(row, column);
        if (missing.isMissing(cell)) {
            return Float.NaN;
        }
        if (Float.isFinite(value)) {
            return value;
        }
        boolean stop = policy(table, value) == Policy.STOP;
        String name = table.columns().get(column);
        problems.add(
                (Float.isNaN(value) ? "cells that are no numbers in " : "numbers that are not finite in ") + name,
                stop ? error(table, row, column, cell, value) : passed(table, row, column, cell, value));
        return Float.NaN;
    }

    private static Problem error(Table table, int row, int column, String cell, float value) {
        return Float.isNaN(value)
                ? Problem.error(
                        table.where(row, column),
                        message(table, cell, value),
                        "Correct the cell, add \"" + shown(cell)
                                + "\" to the missing values, or use the column as a category. Or set data.faults.text to"
                                + " missing or skip.")
                : Problem.error(
                        table.where(row, column),
                        message(table, cell, value),
                        "Correct the cell, or give the column another unit. Or set data.faults.notFinite to missing or"
                                + " skip.");
    }

    private static Problem passed(Table table, int row, int column, String cell, float value) {
        return Problem.warning(table.where(row, column), message(table, cell, value) + " It counts as missing.", "");
    }

    private static String message(Table table, String cell, float value) {
        return Float.isNaN(value)
                ? "\"" + shown(cell) + "\" is not a number; expected "
                        + table.numbers().rule() + ", or a missing value."
                : cell + " is too large; numbers reach to ±3.4e38 (single precision).";
    }

    private static String shown(String cell) {
        return cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell;
    }
}
