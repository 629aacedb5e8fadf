package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Message;
import org.layerwise.base.RandomStream;
import org.layerwise.data.table.Table;

/**
 * Looks for columns that alone predict the target. Each is cut into bins: one per category (and one for missing), or for more
 * than {@value #FEW} different numbers at most {@value #INTERVALS} intervals with about as many rows each. A bin predicts
 * its most frequent class, or for a number its mean; by a number, {@link ClassIntervals} or a straight line are tried too. The
 * rows are halved at random, and each half is predicted by the rule of the other.
 *
 * <p>Suspicious is an accuracy of at least 98 % with at most a tenth of the baseline's faults, or R² of at least 0.98.
 */
final class LeakSearch {
    private static final int FEW = 50;
    private static final int INTERVALS = 32;
    private static final int FEWEST_ROWS = 40;
    private static final double SCORE = 0.98;
    private static final double FAULTS = 0.1;

    private final Table table;
    private final int[] rows;
    private final boolean[] half;

    /** @param rows of the table, all with a target */
    LeakSearch(Table table, int[] rows, RandomStream random) {
        this.table = table;
        this.rows = rows;
        half = new boolean[rows.length];
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        for (int i = 0; i < order.length / 2; i++) {
            half[order[i]] = true;
        }
    }

    /** @param classOf per row its class, below {@code classes} */
    List<Leak> classes(List<ColumnProfile> columns, int[] classOf, int classes) {
        List<Leak> found = new ArrayList<>();
        if (rows.length < FEWEST_ROWS || classes < 2) {
            return found;
        }
        double baseline = accuracy(new int[rows.length], 1, classOf, classes);
        for (ColumnProfile column : columns) {
            Bins bins = bins(column);
            double byBin = accuracy(bins.of(), bins.count(), classOf, classes);
            double byInterval = column.numbers() == null ? 0 : accuracy(bins.values(), classOf, classes);
            double accuracy = Math.max(byBin, byInterval);
            if (accuracy >= SCORE && 1 - accuracy <= FAULTS * (1 - baseline)) {
                Message rule = byInterval > byBin
                        ? Message.of("data.profile/class-of-interval")
                        : bins.what().usualClass();
                found.add(new Leak(column.name(), rule, true, accuracy, baseline, rows.length));
            }
        }
        return found;
    }

    /** @param target per row a finite number */
    List<Leak> numbers(List<ColumnProfile> columns, double[] target) {
        List<Leak> found = new ArrayList<>();
        if (rows.length < FEWEST_ROWS) {
            return found;
        }
        for (ColumnProfile column : columns) {
            Bins bins = bins(column);
            double byMeans = explained(meanByBin(bins, target), target);
            double byLine = column.numbers() == null ? 0 : explained(byLine(bins.values(), target), target);
            double best = Math.max(byMeans, byLine);
            if (best >= SCORE) {
                Message rule = byLine >= byMeans
                        ? Message.of("data.profile/straight-line")
                        : bins.what().mean();
                found.add(new Leak(column.name(), rule, false, best, 0, rows.length));
            }
        }
        return found;
    }

    /** Per row its bin, and its number or category code; NaN where missing. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Bins(int[] of, int count, double[] values, Cut what) {}

    /** What each bin holds. */
    private enum Cut {
        CATEGORIES,
        VALUES,
        INTERVALS;

        /** In words, that a bin predicts its most frequent class. */
        Message usualClass() {
            return switch (this) {
                case CATEGORIES -> Message.of("data.profile/class-of-category");
                case VALUES -> Message.of("data.profile/class-of-value");
                case INTERVALS -> Message.of("data.profile/class-of-intervals", LeakSearch.INTERVALS);
            };
        }

        /** In words, that a bin predicts its mean. */
        Message mean() {
            return switch (this) {
                case CATEGORIES -> Message.of("data.profile/mean-of-category");
                case VALUES -> Message.of("data.profile/mean-of-value");
                case INTERVALS -> Message.of("data.profile/mean-of-intervals", LeakSearch.INTERVALS);
            };
        }
    }

    private Bins bins(ColumnProfile profile) {
        int column = table.column(profile.name());
        boolean number = profile.numbers() != null && profile.numbers().values() > FEW;
        double[] values = profile.numbers() == null ? codes(column) : NumberRows.numbers(table, rows, column);
        return number ? intervals(values) : each(values, profile.numbers() == null ? Cut.CATEGORIES : Cut.VALUES);
    }

    private double[] codes(int column) {
        Map<String, Double> codes = new HashMap<>();
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = table.isMissing(rows[i], column)
                    ? Double.NaN
                    : codes.computeIfAbsent(table.label(rows[i], column), text -> (double) codes.size());
        }
        return values;
    }

    private static Bins each(double[] values, Cut what) {
        Map<Double, Integer> bins = new HashMap<>();
        int[] of = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            of[i] = bins.computeIfAbsent(values[i], value -> bins.size());
        }
        return new Bins(of, bins.size(), values, what);
    }

    /** Bin 0 is for missing values. */
    private static Bins intervals(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] borders = new double[INTERVALS - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = Quantiles.at(sorted, sorted.length, (i + 1.0) / INTERVALS);
        }
        int[] of = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                int place = Arrays.binarySearch(borders, values[i]);
                of[i] = 1 + (place < 0 ? -place - 1 : place);
            }
        }
        return new Bins(of, INTERVALS + 1, values, Cut.INTERVALS);
    }

    /** The share of rows that the majority of their bin in the other half gets right; a bin unknown there has the half's. */
    private double accuracy(int[] binOf, int bins, int[] classOf, int classes) {
        int right = 0;
        for (boolean fitted : new boolean[] {true, false}) {
            int[][] counts = new int[bins][];
            int[] all = new int[classes];
            for (int i = 0; i < rows.length; i++) {
                if (half[i] == fitted) {
                    if (counts[binOf[i]] == null) {
                        counts[binOf[i]] = new int[classes];
                    }
                    counts[binOf[i]][classOf[i]]++;
                    all[classOf[i]]++;
                }
            }
            int usual = ClassIntervals.most(all);
            int[] majority = new int[bins];
            for (int bin = 0; bin < bins; bin++) {
                majority[bin] = counts[bin] == null ? usual : ClassIntervals.most(counts[bin]);
            }
            for (int i = 0; i < rows.length; i++) {
                right += half[i] != fitted && majority[binOf[i]] == classOf[i] ? 1 : 0;
            }
        }
        return (double) right / rows.length;
    }

    private double accuracy(double[] values, int[] classOf, int classes) {
        int right = 0;
        for (boolean fitted : new boolean[] {true, false}) {
            ClassIntervals intervals = ClassIntervals.of(values, classOf, classes, half, fitted);
            for (int i = 0; i < rows.length; i++) {
                right += half[i] != fitted && intervals.classOf(values[i]) == classOf[i] ? 1 : 0;
            }
        }
        return (double) right / rows.length;
    }

    private double[] meanByBin(Bins bins, double[] target) {
        double[] predicted = new double[rows.length];
        for (boolean fitted : new boolean[] {true, false}) {
            double[] sums = new double[bins.count()];
            int[] sizes = new int[bins.count()];
            double mean = 0;
            int size = 0;
            for (int i = 0; i < rows.length; i++) {
                if (half[i] == fitted) {
                    sums[bins.of()[i]] += target[i];
                    sizes[bins.of()[i]]++;
                    mean += (target[i] - mean) / ++size;
                }
            }
            for (int i = 0; i < rows.length; i++) {
                int bin = bins.of()[i];
                if (half[i] != fitted) {
                    predicted[i] = sizes[bin] == 0 ? mean : sums[bin] / sizes[bin];
                }
            }
        }
        return predicted;
    }

    /** Least squares on the half's rows that have a value; the mean where there is none. */
    private double[] byLine(double[] values, double[] target) {
        double[] predicted = new double[rows.length];
        for (boolean fitted : new boolean[] {true, false}) {
            double[] x = new double[rows.length];
            double[] y = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                boolean seen = half[i] == fitted && !Double.isNaN(values[i]);
                x[i] = seen ? values[i] : Double.NaN;
                y[i] = seen ? target[i] : Double.NaN;
            }
            double meanX = NumberRows.mean(x);
            double meanY = NumberRows.mean(y);
            double stdX = NumberRows.std(x, meanX);
            double r = Correlations.pearson(x, y);
            double slope = stdX > 0 && !Double.isNaN(r) ? r * NumberRows.std(y, meanY) / stdX : 0;
            for (int i = 0; i < rows.length; i++) {
                if (half[i] != fitted) {
                    predicted[i] = Double.isNaN(values[i]) ? meanY : meanY + slope * (values[i] - meanX);
                }
            }
        }
        return predicted;
    }

    /** R² = 1 − Σ(y − ŷ)²/Σ(y − ȳ)². */
    private static double explained(double[] predicted, double[] target) {
        double mean = NumberRows.mean(target);
        double faults = 0;
        double all = 0;
        for (int i = 0; i < target.length; i++) {
            faults += (target[i] - predicted[i]) * (target[i] - predicted[i]);
            all += (target[i] - mean) * (target[i] - mean);
        }
        return all == 0 ? 0 : 1 - faults / all;
    }
}
