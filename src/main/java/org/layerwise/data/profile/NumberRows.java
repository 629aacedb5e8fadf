package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.table.Table;

/** Some rows' numbers, by column, in double precision; NaN where missing. Columns that do not vary are left out. */
final class NumberRows {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final int rows;

    private NumberRows(int rows) {
        this.rows = rows;
    }

    /** The given rows of the given columns, as many as {@code most}. */
    static NumberRows read(Table table, int[] rows, List<ColumnProfile> profiles, int most) {
        NumberRows read = new NumberRows(rows.length);
        for (ColumnProfile profile : profiles) {
            if (read.width() < most) {
                read.add(profile.name(), numbers(table, rows, table.column(profile.name())));
            }
        }
        return read;
    }

    static double[] numbers(Table table, int[] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double number = table.number(rows[i], column);
            boolean present = Double.isFinite(number) && !table.isMissing(rows[i], column);
            values[i] = present ? number : Double.NaN;
        }
        return values;
    }

    private void add(String name, double[] values) {
        if (std(values, mean(values)) > 0) {
            names.add(name);
            columns.add(values);
        }
    }

    List<String> names() {
        return names;
    }

    int width() {
        return columns.size();
    }

    int rows() {
        return rows;
    }

    double[] column(int index) {
        return columns.get(index);
    }

    /**
     * The columns with mean 0 and, if asked for, standard deviation 1 (population), missing values at the mean.
     *
     * @return by column, then row; the columns themselves are left as they are
     */
    double[][] prepared(boolean standardized) {
        double[][] ready = new double[width()][];
        for (int c = 0; c < ready.length; c++) {
            double[] values = columns.get(c);
            double mean = mean(values);
            double unit = standardized ? std(values, mean) : 1;
            double[] line = new double[rows];
            for (int i = 0; i < rows; i++) {
                line[i] = Double.isNaN(values[i]) ? 0 : (values[i] - mean) / unit;
            }
            ready[c] = line;
        }
        return ready;
    }

    static double mean(double[] values) {
        double mean = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                mean += (value - mean) / ++count;
            }
        }
        return mean;
    }

    static double std(double[] values, double mean) {
        double squares = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
