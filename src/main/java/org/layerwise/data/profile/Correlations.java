package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Pearson's correlation of every two number columns, each pair on the rows that have both:
 * r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²).
 *
 * @param columns the columns, at most {@value #MOST}; constant ones are not among them
 * @param values r by row and column, each in −1 … 1; NaN where fewer than two rows have both, or one does not vary on them
 * @param left how many number columns were left out because there are more than {@value #MOST}
 */
public record Correlations(List<String> columns, List<List<Double>> values, int left) {
    /** The most columns that are compared with one another. */
    public static final int MOST = 100;

    public Correlations {
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
    }

    /** Two columns and their correlation. */
    public record Pair(String first, String second, double r) {}

    /** The pairs whose correlation is at least {@code strength} in size, as the columns stand. */
    public List<Pair> pairs(double strength) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                if (Math.abs(values.get(a).get(b)) >= strength) {
                    pairs.add(new Pair(
                            columns.get(a), columns.get(b), values.get(a).get(b)));
                }
            }
        }
        return pairs;
    }

    static Correlations of(NumberRows rows) {
        int count = Math.min(MOST, rows.width());
        double[][] r = new double[count][count];
        for (int a = 0; a < count; a++) {
            r[a][a] = 1;
            for (int b = a + 1; b < count; b++) {
                r[a][b] = pearson(rows.column(a), rows.column(b));
                r[b][a] = r[a][b];
            }
        }
        List<List<Double>> values = new ArrayList<>();
        for (double[] line : r) {
            List<Double> list = new ArrayList<>();
            for (double value : line) {
                list.add(value);
            }
            values.add(list);
        }
        return new Correlations(rows.names().subList(0, count), values, rows.width() - count);
    }

    static double pearson(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        int both = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                both++;
                meanX += (x[i] - meanX) / both;
                meanY += (y[i] - meanY) / both;
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                yy += (y[i] - meanY) * (y[i] - meanY);
                xy += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        return both < 2 || xx == 0 || yy == 0 ? Double.NaN : Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1, 1);
    }
}
