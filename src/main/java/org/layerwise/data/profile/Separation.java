package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far apart the classes are and how spread each is. The overall figures are traces of the scatter matrices
 * S_B = Σₖ nₖ(mₖ − m)(mₖ − m)ᵀ/n and S_W = Σₖ Σᵢ(xᵢ − mₖ)(xᵢ − mₖ)ᵀ/n of the prepared columns (Fukunaga, "Introduction to
 * Statistical Pattern Recognition", 2nd edition, 1990, section 10.2): standardized, or only centered where all have one unit,
 * as the pixels of images have; missing values at the mean.
 *
 * @param columns each number column by itself, the one that tells most first
 * @param within trace of S_W
 * @param between trace of S_B
 * @param classes in order
 * @param distances between the classes' means, by class and class, in prepared columns
 */
public record Separation(
        List<ColumnSeparation> columns,
        double within,
        double between,
        List<ClassSpread> classes,
        List<List<Double>> distances) {
    public Separation {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        distances = distances.stream().map(List::copyOf).toList();
    }

    /** tr(S_B)/tr(S_W). */
    public double fisher() {
        return between / within;
    }

    /** The share of all variance that lies between the classes, in 0 … 1. */
    public double share() {
        return between / (between + within);
    }

    /** The two classes whose means are nearest to each other for their spread, of two or more. */
    public List<String> mostAlike() {
        double nearest = Double.POSITIVE_INFINITY;
        List<String> pair = List.of();
        for (int a = 0; a < classes.size(); a++) {
            for (int b = a + 1; b < classes.size(); b++) {
                double apart = apart(a, b);
                if (apart < nearest || pair.isEmpty()) {
                    nearest = apart;
                    pair = List.of(classes.get(a).category(), classes.get(b).category());
                }
            }
        }
        return pair;
    }

    /** The distance of two classes' means by the root of their mean spread. */
    public double apart(int a, int b) {
        double spread = (classes.get(a).spread() + classes.get(b).spread()) / 2;
        return distances.get(a).get(b) / Math.sqrt(spread);
    }

    /**
     * @param classOf per row its class's index
     * @param standardized whether the prepared columns have one standard deviation
     */
    static Separation of(NumberRows rows, int[] classOf, List<String> classes, boolean standardized) {
        int count = classes.size();
        List<ColumnSeparation> columns = new ArrayList<>();
        for (int c = 0; c < rows.width(); c++) {
            double[] parts = parts(rows.column(c), classOf, count);
            columns.add(new ColumnSeparation(rows.names().get(c), parts[0], parts[1]));
        }
        columns.sort(Comparator.comparingDouble(ColumnSeparation::share).reversed());
        double[][] ready = rows.prepared(standardized);
        double within = 0;
        double between = 0;
        double[] spread = new double[count];
        double[][] squared = new double[count][count];
        int[] sizes = sizes(classOf, count);
        for (double[] column : ready) {
            double[] parts = parts(column, classOf, count);
            within += parts[0];
            between += parts[1];
            double[] means = means(column, classOf, count);
            for (int i = 0; i < column.length; i++) {
                double off = column[i] - means[classOf[i]];
                spread[classOf[i]] += off * off / sizes[classOf[i]];
            }
            for (int a = 0; a < count; a++) {
                for (int b = 0; b < count; b++) {
                    squared[a][b] += (means[a] - means[b]) * (means[a] - means[b]);
                }
            }
        }
        return new Separation(
                columns,
                within,
                between,
                IntStream.range(0, count)
                        .mapToObj(k -> new ClassSpread(classes.get(k), sizes[k], spread[k]))
                        .toList(),
                Arrays.stream(squared)
                        .map(line -> Arrays.stream(line).map(Math::sqrt).boxed().toList())
                        .toList());
    }

    private static int[] sizes(int[] classOf, int count) {
        int[] sizes = new int[count];
        for (int k : classOf) {
            sizes[k]++;
        }
        return sizes;
    }

    /** The classes' means; a class without a value has NaN. */
    private static double[] means(double[] values, int[] classOf, int count) {
        double[] means = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                means[classOf[i]] += (values[i] - means[classOf[i]]) / ++sizes[classOf[i]];
            }
        }
        for (int k = 0; k < count; k++) {
            means[k] = sizes[k] == 0 ? Double.NaN : means[k];
        }
        return means;
    }

    /** Variance within and between the classes, on the rows that have a value. */
    private static double[] parts(double[] values, int[] classOf, int count) {
        double[] means = means(values, classOf, count);
        double mean = NumberRows.mean(values);
        double within = 0;
        double between = 0;
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double classMean = means[classOf[i]];
                within += (values[i] - classMean) * (values[i] - classMean);
                between += (classMean - mean) * (classMean - mean);
                n++;
            }
        }
        return new double[] {within / Math.max(1, n), between / Math.max(1, n)};
    }
}
