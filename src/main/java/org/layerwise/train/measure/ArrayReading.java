package org.layerwise.train.measure;

import java.util.Arrays;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.math.Matrices;

/**
 * What is read of one array of numbers, step after step: made once, reads only what its measures need, in as few passes as
 * that takes. Sums are kept in double precision. Allocates nothing while it reads, but for its first array of so many units.
 */
public final class ArrayReading {
    private static final long IDLE_ROWS = 100;

    private final boolean needsSpread;
    private final Spread spread;
    private final boolean needsNorm;
    private final boolean needsSaturation;
    private final boolean needsZeros;
    private final boolean needsIdle;
    private final float low;
    private final float high;
    private int[] active = new int[0];
    private int size;
    private int outside;
    private int zeros;
    private double sumOfSquares;
    private double sumOfAbsolutes;
    private double idle;

    /** One that looks for no saturation. */
    ArrayReading(Set<Quantity> needs) {
        this(needs, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * @param needs what will be asked for
     * @param low values below it count as saturated; no float equals it
     * @param high values above it count as saturated; likewise
     */
    ArrayReading(Set<Quantity> needs, double low, double high) {
        this.spread = new Spread(needs.contains(Quantity.HISTOGRAM));
        this.needsSpread = needs.contains(Quantity.MEAN)
                || needs.contains(Quantity.DEVIATION)
                || needs.contains(Quantity.RANGE)
                || needs.contains(Quantity.HISTOGRAM);
        this.needsSaturation = needs.contains(Quantity.SATURATION);
        this.needsNorm = needs.contains(Quantity.NORM) || needs.contains(Quantity.MEAN_ABSOLUTE);
        this.needsZeros = needs.contains(Quantity.ZEROS);
        this.needsIdle = needs.contains(Quantity.IDLE_UNITS);
        this.low = largestFloatNotAbove(low);
        this.high = largestFloatNotAbove(high);
    }

    /** The population standard deviation of all numbers of a matrix, as {@link ActivationStd} takes it. */
    public static double deviation(FMatrixRMaj values) {
        ArrayReading reading = new ArrayReading(Set.of(Quantity.DEVIATION));
        reading.read(values.data, values.numRows, values.numCols);
        return reading.deviation();
    }

    /** The largest float that is not above a limit: floats above it are those above the limit, the others those below. */
    private static float largestFloatNotAbove(double limit) {
        float near = (float) limit;
        return near > limit ? Math.nextDown(near) : near;
    }

    /**
     * Reads an array.
     *
     * @param values {@code [rows × units]}, row-major, or longer. Not modified.
     */
    void read(float[] values, int rows, int units) {
        if (needsSpread) {
            spread.read(values, rows * units);
        }
        readOthers(values, rows, units);
    }

    /** Reads two arrays, sooner than one after the other where their sizes are alike. */
    static void read(ArrayReading a, FMatrixRMaj ofA, ArrayReading b, FMatrixRMaj ofB) {
        if (a.needsSpread && b.needsSpread) {
            Spread.read(a.spread, ofA.data, ofA.numRows * ofA.numCols, b.spread, ofB.data, ofB.numRows * ofB.numCols);
            a.readOthers(ofA.data, ofA.numRows, ofA.numCols);
            b.readOthers(ofB.data, ofB.numRows, ofB.numCols);
        } else {
            a.read(ofA.data, ofA.numRows, ofA.numCols);
            b.read(ofB.data, ofB.numRows, ofB.numCols);
        }
    }

    private void readOthers(float[] values, int rows, int units) {
        size = rows * units;
        if (needsSaturation) {
            readSaturation(values);
        }
        if (needsNorm) {
            readNorm(values);
        }
        if (needsZeros) {
            int count = 0;
            for (int i = 0; i < size; i++) {
                count += values[i] == 0 ? 1 : 0;
            }
            zeros = count;
        }
        if (needsIdle) {
            readIdleUnits(values, rows, units);
        }
    }

    /**
     * Counts without branches, which nobody could predict while a network learns: by the bits of each number, read as a whole
     * number of the same order, and the sign of its distance from the limits.
     */
    private void readSaturation(float[] values) {
        long below = ordered(low);
        long above = ordered(high);
        long count = 0;
        for (int i = 0; i < size; i++) {
            long value = ordered(values[i]);
            count += (value - below - 1 >>> 63) + (above - value >>> 63);
        }
        outside = (int) count;
    }

    /** A whole number that is larger for a larger float. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /** Two sums take turns, as {@link Matrices#sumOfSquares} has them: the same numbers to the last bit. */
    private void readNorm(float[] values) {
        double even = 0;
        double odd = 0;
        double evenAbsolutes = 0;
        double oddAbsolutes = 0;
        int i = 0;
        for (; i + 1 < size; i += 2) {
            double first = values[i];
            double second = values[i + 1];
            even += first * first;
            odd += second * second;
            evenAbsolutes += Math.abs(first);
            oddAbsolutes += Math.abs(second);
        }
        if (i < size) {
            double last = values[i];
            even += last * last;
            evenAbsolutes += Math.abs(last);
        }
        sumOfSquares = even + odd;
        sumOfAbsolutes = evenAbsolutes + oddAbsolutes;
    }

    private void readIdleUnits(float[] values, int rows, int units) {
        if (active.length < units) {
            active = new int[units];
        }
        Arrays.fill(active, 0, units, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * units;
            for (int j = 0; j < units; j++) {
                active[j] += values[row + j] > 0 ? 1 : 0;
            }
        }
        int count = 0;
        for (int j = 0; j < units; j++) {
            count += IDLE_ROWS * active[j] < rows ? 1 : 0;
        }
        idle = (double) count / units;
    }

    double mean() {
        return spread.mean();
    }

    /** The population standard deviation. */
    double deviation() {
        return spread.deviation();
    }

    /** The smallest finite value; NaN when there is none. */
    float min() {
        return spread.min();
    }

    /** The largest finite value; NaN when there is none. */
    float max() {
        return spread.max();
    }

    double meanAbsolute() {
        return sumOfAbsolutes / size;
    }

    double norm() {
        return Math.sqrt(sumOfSquares);
    }

    double zeroShare() {
        return (double) zeros / size;
    }

    double saturatedShare() {
        return (double) outside / size;
    }

    double idleShare() {
        return idle;
    }

    /**
     * Writes the histogram: the counts, then the smallest and the largest finite value.
     *
     * @param to {@code to[at … at + 66)} is overwritten
     */
    void writeHistogram(float[] to, int at) {
        spread.writeHistogram(to, at);
    }
}
