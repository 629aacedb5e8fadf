package org.layerwise.telemetry;

/** Statistics of one node's output for one batch. Made once per run; sums are kept in double precision. */
public final class Probe {
    private static final double TANH_LIMIT = 0.97;
    private static final double SIGMOID_LOW = 0.03;
    private static final double SIGMOID_HIGH = 0.97;
    private static final long DEAD_ROWS = 100;

    private double mean;
    private double deviation;
    private float min;
    private float max;
    private int[] active = new int[0];

    /**
     * Reads mean, standard deviation and range. A value that is not finite makes the first two NaN or infinite; the range is
     * that of the finite values.
     *
     * @param values the first {@code size} count. Not modified.
     */
    public void read(float[] values, int size) {
        double sum = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            float value = values[i];
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        mean = sum / size;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double difference = values[i] - mean;
            squares += difference * difference;
        }
        deviation = Math.sqrt(squares / size);
        min = low;
        max = high;
        if (!Float.isFinite(low) || !Float.isFinite(high)) {
            readFiniteRange(values, size);
        }
    }

    private void readFiniteRange(float[] values, int size) {
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

    public double mean() {
        return mean;
    }

    /** The population standard deviation. */
    public double deviation() {
        return deviation;
    }

    /** The smallest finite value of the last {@link #read}; NaN when there was none. */
    public float min() {
        return min;
    }

    /** The largest finite value of the last {@link #read}; NaN when there was none. */
    public float max() {
        return max;
    }

    /** The share with |a| &gt; .97. */
    public static double saturatedTanh(float[] values, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += Math.abs(values[i]) > TANH_LIMIT ? 1 : 0;
        }
        return (double) count / size;
    }

    /** The share with a &lt; .03 or a &gt; .97. */
    public static double saturatedSigmoid(float[] values, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += values[i] < SIGMOID_LOW || values[i] > SIGMOID_HIGH ? 1 : 0;
        }
        return (double) count / size;
    }

    /**
     * The share of units that are positive on fewer than 1 % of the rows.
     *
     * @param values {@code [rows × units]}, row-major. Not modified.
     */
    public double dead(float[] values, int rows, int units) {
        if (active.length < units) {
            active = new int[units];
        }
        java.util.Arrays.fill(active, 0, units, 0);
        for (int i = 0; i < rows; i++) {
            int row = i * units;
            for (int j = 0; j < units; j++) {
                active[j] += values[row + j] > 0 ? 1 : 0;
            }
        }
        int count = 0;
        for (int j = 0; j < units; j++) {
            count += DEAD_ROWS * active[j] < rows ? 1 : 0;
        }
        return (double) count / units;
    }

    /**
     * Counts the values of the last {@link #read} into equal bins between its smallest and largest. Values that are not
     * finite are not counted, so that the counts may add up to less than {@code size}; equal values all fall into the first.
     *
     * @param bins {@code bins[from … from + count)} is overwritten. Modified.
     */
    public void histogram(float[] values, int size, int[] bins, int from, int count) {
        java.util.Arrays.fill(bins, from, from + count, 0);
        double range = (double) max - min;
        double scale = range > 0 ? count / range : 0;
        for (int i = 0; i < size; i++) {
            float value = values[i];
            if (Float.isFinite(value)) {
                int bin = (int) (((double) value - min) * scale);
                bins[from + Math.min(bin, count - 1)]++;
            }
        }
    }
}
