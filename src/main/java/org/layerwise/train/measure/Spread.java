package org.layerwise.train.measure;

import java.util.Arrays;
import org.layerwise.telemetry.Slice;

/**
 * Sum, range, squared deviations and histogram of an array. Each addition to a sum waits for the one before, so that the order
 * and with it the last bit stay; two arrays are read side by side in the time of one, because their sums do not wait for each
 * other.
 */
final class Spread {
    /** Values that are put into bins at a time. */
    private static final int BLOCK = 512;

    private final boolean withBins;
    private final int[] bins;
    private final int[] binOf;
    private float[] values = {};
    private int size;
    private double sum;
    private double mean;
    private double squares;
    private float min;
    private float max;
    private double scale;
    private boolean allFinite;

    Spread(boolean withBins) {
        this.withBins = withBins;
        this.bins = new int[withBins ? Slice.BINS : 0];
        this.binOf = new int[withBins ? BLOCK : 0];
    }

    /**
     * Reads an array.
     *
     * @param from its first {@code count} values. Not modified.
     */
    void read(float[] from, int count) {
        begin(from, count);
        addUp(0);
        look();
        deviate(0);
    }

    /** Reads one array beside another of the same size, or nearly so. */
    static void read(Spread a, float[] ofA, int countA, Spread b, float[] ofB, int countB) {
        a.begin(ofA, countA);
        b.begin(ofB, countB);
        int both = Math.min(countA, countB);
        addUp(a, b, both);
        a.addUp(both);
        b.addUp(both);
        a.look();
        b.look();
        if (a.withBins && b.withBins && a.allFinite && b.allFinite) {
            deviateAndCount(a, b, both);
        } else if (!a.withBins && !b.withBins) {
            deviate(a, b, both);
        } else {
            both = 0;
        }
        a.deviate(both);
        b.deviate(both);
    }

    private void begin(float[] from, int count) {
        values = from;
        size = count;
        sum = 0;
        squares = 0;
        min = Float.POSITIVE_INFINITY;
        max = Float.NEGATIVE_INFINITY;
        Arrays.fill(bins, 0);
    }

    private void addUp(int from) {
        float[] all = values;
        double total = sum;
        float least = min;
        float most = max;
        for (int i = from; i < size; i++) {
            float value = all[i];
            total += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        sum = total;
        min = least;
        max = most;
    }

    private static void addUp(Spread a, Spread b, int count) {
        float[] allA = a.values;
        float[] allB = b.values;
        double totalA = 0;
        double totalB = 0;
        float leastA = a.min;
        float leastB = b.min;
        float mostA = a.max;
        float mostB = b.max;
        for (int i = 0; i < count; i++) {
            float valueA = allA[i];
            float valueB = allB[i];
            totalA += valueA;
            totalB += valueB;
            leastA = Math.min(leastA, valueA);
            leastB = Math.min(leastB, valueB);
            mostA = Math.max(mostA, valueA);
            mostB = Math.max(mostB, valueB);
        }
        a.sum = totalA;
        b.sum = totalB;
        a.min = leastA;
        b.min = leastB;
        a.max = mostA;
        b.max = mostB;
    }

    /** Works out what the second pass needs. */
    private void look() {
        if (!Float.isFinite(min) || !Float.isFinite(max)) {
            readFiniteRange();
        }
        double range = (double) max - min;
        mean = sum / size;
        scale = range > 0 ? Slice.BINS / range : 0;
        allFinite = Double.isFinite(sum); // floats are too small for their sum to overflow
    }

    private void readFiniteRange() {
        min = Float.NaN;
        max = Float.NaN;
        for (int i = 0; i < size; i++) {
            float value = values[i];
            if (Float.isFinite(value)) {
                min = min <= value ? min : value;
                max = max >= value ? max : value;
            }
        }
    }

    private void deviate(int from) {
        float[] all = values;
        double middle = mean;
        double total = squares;
        if (!withBins) {
            for (int i = from; i < size; i++) {
                double difference = all[i] - middle;
                total += difference * difference;
            }
        } else {
            int[] counts = bins;
            int[] places = binOf;
            boolean finite = allFinite;
            for (int begin = from; begin < size; begin += BLOCK) {
                int count = Math.min(BLOCK, size - begin);
                findBins(begin, count);
                for (int i = 0; i < count; i++) {
                    float value = all[begin + i];
                    double difference = value - middle;
                    total += difference * difference;
                    if (finite || Float.isFinite(value)) {
                        counts[places[i]]++;
                    }
                }
            }
        }
        squares = total;
    }

    private static void deviate(Spread a, Spread b, int size) {
        float[] allA = a.values;
        float[] allB = b.values;
        double middleA = a.mean;
        double middleB = b.mean;
        double totalA = 0;
        double totalB = 0;
        for (int i = 0; i < size; i++) {
            double differenceA = allA[i] - middleA;
            double differenceB = allB[i] - middleB;
            totalA += differenceA * differenceA;
            totalB += differenceB * differenceB;
        }
        a.squares = totalA;
        b.squares = totalB;
    }

    private static void deviateAndCount(Spread a, Spread b, int size) {
        float[] allA = a.values;
        float[] allB = b.values;
        int[] countsA = a.bins;
        int[] countsB = b.bins;
        int[] placesA = a.binOf;
        int[] placesB = b.binOf;
        double middleA = a.mean;
        double middleB = b.mean;
        double totalA = 0;
        double totalB = 0;
        for (int begin = 0; begin < size; begin += BLOCK) {
            int count = Math.min(BLOCK, size - begin);
            a.findBins(begin, count);
            b.findBins(begin, count);
            for (int i = 0; i < count; i++) {
                double differenceA = allA[begin + i] - middleA;
                double differenceB = allB[begin + i] - middleB;
                totalA += differenceA * differenceA;
                totalB += differenceB * differenceB;
                countsA[placesA[i]]++;
                countsB[placesB[i]]++;
            }
        }
        a.squares = totalA;
        b.squares = totalB;
    }

    /** The bins of some values, several at once: the compiler sees no reason not to. Those that are not finite have any. */
    private void findBins(int begin, int count) {
        float[] all = values;
        int[] places = binOf;
        double least = min;
        double factor = scale;
        for (int i = 0; i < count; i++) {
            places[i] = Math.min((int) ((all[begin + i] - least) * factor), Slice.BINS - 1);
        }
    }

    double mean() {
        return mean;
    }

    /** The population standard deviation. */
    double deviation() {
        return Math.sqrt(squares / size);
    }

    /** The smallest finite value; NaN when there is none. */
    float min() {
        return min;
    }

    /** The largest finite value; NaN when there is none. */
    float max() {
        return max;
    }

    /** Writes the counts, then the smallest and the largest finite value. */
    void writeHistogram(float[] to, int at) {
        for (int i = 0; i < Slice.BINS; i++) {
            to[at + i] = bins[i];
        }
        to[at + Slice.BINS] = min;
        to[at + Slice.BINS + 1] = max;
    }
}
