package org.layerwise.search.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.RandomStream;

/**
 * A regression tree over the unit cube (Breiman et al., "Classification and Regression Trees", 1984), of which the share of the
 * variance that each dimension accounts for by itself can be worked out without samples: every leaf is a box (Hutter, Hoos and
 * Leyton-Brown: An efficient approach for assessing hyperparameter importance, ICML 2014). A setting that is not varied is at −1, a
 * place of its own.
 */
final class VarianceTree {
    /** The place of a setting that is not varied. */
    static final double ABSENT = -1;

    private static final int SMALLEST_SPLIT = 4;
    private static final int SMALLEST_LEAF = 2;

    private final double[][] points;
    private final double[] values;
    private final double[] absent;
    private final RandomStream random;
    private final int tried;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A box and the value in it. */
    private record Leaf(double[] low, double[] high, double value) {}

    /** Where a box is divided. */
    private record Cut(int dimension, double threshold, double gain) {}

    private VarianceTree(double[][] points, double[] values, double[] absent, RandomStream random) {
        this.points = points;
        this.values = values;
        this.absent = absent;
        this.random = random;
        tried = Math.max(1, (int) Math.ceil(absent.length * 5 / 6.0));
    }

    /**
     * Grows a tree.
     *
     * @param points {@code [n × d]}, each coordinate from 0 to 1 or {@link #ABSENT}
     * @param rows which of them it is grown on; a row may be there several times
     * @param absent the share of points without a value, by dimension
     */
    static VarianceTree grow(double[][] points, double[] values, int[] rows, double[] absent, RandomStream random) {
        VarianceTree tree = new VarianceTree(points, values, absent, random);
        double[] low = new double[absent.length];
        double[] high = new double[absent.length];
        Arrays.fill(low, ABSENT);
        Arrays.fill(high, 1);
        tree.split(rows, low, high);
        return tree;
    }

    private void split(int[] rows, double[] low, double[] high) {
        Cut cut = rows.length < SMALLEST_SPLIT ? null : cut(rows);
        if (cut == null) {
            leaves.add(new Leaf(
                    low,
                    high,
                    Arrays.stream(rows)
                            .mapToDouble(row -> values[row])
                            .average()
                            .orElse(0)));
            return;
        }
        int d = cut.dimension();
        double[] middleHigh = high.clone();
        middleHigh[d] = cut.threshold();
        split(
                Arrays.stream(rows)
                        .filter(row -> points[row][d] < cut.threshold())
                        .toArray(),
                low,
                middleHigh);
        double[] middleLow = low.clone();
        middleLow[d] = cut.threshold();
        split(
                Arrays.stream(rows)
                        .filter(row -> points[row][d] >= cut.threshold())
                        .toArray(),
                middleLow,
                high);
    }

    private @Nullable Cut cut(int[] rows) {
        int[] dimensions = new int[absent.length];
        Arrays.setAll(dimensions, i -> i);
        random.shuffle(dimensions);
        Cut best = null;
        for (int i = 0; i < tried; i++) {
            Cut cut = cut(rows, dimensions[i]);
            if (cut != null && (best == null || cut.gain() > best.gain())) {
                best = cut;
            }
        }
        return best;
    }

    private @Nullable Cut cut(int[] rows, int d) {
        int[] sorted = sorted(rows, d);
        double total = Arrays.stream(sorted).mapToDouble(row -> values[row]).sum();
        int n = sorted.length;
        double left = 0;
        double best = total * total / n + 1e-12 * Math.abs(total * total / n);
        int at = -1;
        for (int i = 0; i < n - 1; i++) {
            left += values[sorted[i]];
            int count = i + 1;
            if (count < SMALLEST_LEAF
                    || n - count < SMALLEST_LEAF
                    || points[sorted[i]][d] >= points[sorted[i + 1]][d]) {
                continue;
            }
            double right = total - left;
            double explained = left * left / count + right * right / (n - count);
            if (explained > best) {
                best = explained;
                at = i;
            }
        }
        if (at < 0) {
            return null;
        }
        double before = points[sorted[at]][d];
        double after = points[sorted[at + 1]][d];
        double threshold = before < 0 ? 0 : before + (after - before) * random.nextDouble(0.25, 0.75);
        return new Cut(d, threshold, best - total * total / n);
    }

    /** The rows in the order of a coordinate: place and row in one number, since sorting takes most of a tree's time. */
    private int[] sorted(int[] rows, int d) {
        long[] keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = (long) ((points[rows[i]][d] + 1) * (1 << 30)) << 32 | rows[i];
        }
        Arrays.sort(keys);
        int[] sorted = new int[rows.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (int) keys[i];
        }
        return sorted;
    }

    /** The variance of the mean along each dimension by itself, over the whole cube. */
    double[] mainEffects() {
        double[] effects = new double[absent.length];
        for (int d = 0; d < effects.length; d++) {
            effects[d] = mainEffect(d);
        }
        return effects;
    }

    private double mainEffect(int d) {
        double[] edges = leaves.stream()
                .flatMapToDouble(leaf -> Arrays.stream(new double[] {leaf.low()[d], leaf.high()[d]}))
                .sorted()
                .distinct()
                .toArray();
        double[] steps = new double[edges.length];
        for (Leaf leaf : leaves) {
            double weighted = leaf.value();
            for (int other = 0; other < absent.length; other++) {
                weighted *= other == d ? 1 : measure(other, leaf.low()[other], leaf.high()[other]);
            }
            steps[Arrays.binarySearch(edges, leaf.low()[d])] += weighted;
            steps[Arrays.binarySearch(edges, leaf.high()[d])] -= weighted;
        }
        double height = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < edges.length - 1; i++) {
            height += steps[i];
            double share = measure(d, edges[i], edges[i + 1]);
            mean += share * height;
            square += share * height * height;
        }
        return Math.max(0, square - mean * mean);
    }

    /** The share of a dimension that is between two places: what is absent is at its lower end. */
    private double measure(int d, double low, double high) {
        double present = (1 - absent[d]) * (Math.max(0, high) - Math.max(0, low));
        return present + (low < 0 ? absent[d] : 0);
    }
}
