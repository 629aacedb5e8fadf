package org.layerwise.data.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A number column cut where the classes change (Holte's 1R, "Very simple classification rules perform well on most commonly used
 * datasets", Machine Learning 11, 1993): along the sorted values, an interval ends once its most frequent class has
 * {@value #SMALL} rows and a row of another class with another value follows; neighbors of one class are one.
 */
final class ClassIntervals {
    private static final int SMALL = 6;

    private final double[] ends;
    private final int[] classes;
    private final int ofMissing;

    private ClassIntervals(double[] ends, int[] classes, int ofMissing) {
        this.ends = ends;
        this.classes = classes;
        this.ofMissing = ofMissing;
    }

    /**
     * Made from some rows.
     *
     * @param values per row, NaN where missing
     * @param classOf per row
     * @param halves the two halves of the rows
     * @param half the one to make it from
     */
    static ClassIntervals of(double[] values, int[] classOf, int classes, boolean[] halves, boolean half) {
        int[] all = new int[classes];
        int[] missing = new int[classes];
        for (int i = 0; i < values.length; i++) {
            if (halves[i] == half) {
                all[classOf[i]]++;
                missing[classOf[i]] += Double.isNaN(values[i]) ? 1 : 0;
            }
        }
        int[] order = IntStream.range(0, values.length)
                .filter(i -> halves[i] == half && !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ends = new double[order.length];
        int[] of = new int[order.length];
        int count = 0;
        int[] counts = new int[classes];
        for (int i = 0; i < order.length; i++) {
            counts[classOf[order[i]]]++;
            int most = most(counts);
            boolean last = i + 1 == order.length;
            boolean full = !last
                    && counts[most] >= SMALL
                    && classOf[order[i + 1]] != most
                    && values[order[i + 1]] > values[order[i]];
            if (last || full) {
                int same = count > 0 && of[count - 1] == most ? count - 1 : count;
                ends[same] = last ? Double.POSITIVE_INFINITY : (values[order[i]] + values[order[i + 1]]) / 2;
                of[same] = most;
                count = same + 1;
                counts = new int[classes];
            }
        }
        int usual = most(all);
        return new ClassIntervals(
                Arrays.copyOf(ends, count),
                Arrays.copyOf(of, count),
                Arrays.stream(missing).sum() == 0 ? usual : most(missing));
    }

    int classOf(double value) {
        if (Double.isNaN(value) || ends.length == 0) {
            return ofMissing;
        }
        int place = Arrays.binarySearch(ends, value);
        return classes[Math.min(classes.length - 1, place < 0 ? -place - 1 : place)];
    }

    static int most(int[] counts) {
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return most;
    }
}
