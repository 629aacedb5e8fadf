package org.layerwise.data.table;

import org.layerwise.base.Problem;

/** Reads a column's cells as float32 numbers. */
public final class NumberColumn {
    private NumberColumn() {}

    /** The rows' values, NaN where missing; a cell that is no finite float32 number is an error and gives NaN. */
    public static float[] read(Table table, int column, int[] rows, MissingTokens missing, ProblemCollector problems) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float value = (float) table.number(rows[i], column);
            boolean isPlain = Float.isFinite(value) && !missing.mayBeNumbers();
            values[i] = isPlain ? value : checked(value, missing, table, rows[i], column, problems);
        }
        return values;
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
        String name = table.columns().get(column);
        String message = Float.isNaN(value)
                ? "\"" + cell + "\" is not a number; expected " + NumberText.RULE + ", or a missing value."
                : cell + " is too large; numbers reach to ±3.4e38 (single precision).";
        String hint = Float.isNaN(value)
                ? "Correct the cell, add \"" + cell + "\" to the missing values, or use the column as a category."
                : "Correct the cell, or give the column another unit.";
        problems.add("cells that are no numbers in " + name, Problem.error(table.where(row, column), message, hint));
        return Float.NaN;
    }
}
