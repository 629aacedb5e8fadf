package org.layerwise.nn.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Sums over the rows of one or more targets from which RMSE, MAE and R² follow, in double precision; of several targets, the
 * plain mean of each one's own. Targets are measured from the first row's, so that their spread is exact also when they are
 * far from 0.
 */
public final class ErrorSums {
    private static final int PARTS = 5;
    private static final int SQUARES = 0;
    private static final int ABSOLUTES = 1;
    private static final int FIRST = 2;
    private static final int TARGETS = 3;
    private static final int TARGET_SQUARES = 4;

    private final double[] scales;
    private final double[] sums;
    private long rows;

    /**
     * The sums of one target.
     *
     * @param numbers how many were added
     * @param squares Σ of squared errors
     * @param absolutes Σ of absolute errors
     * @param first the first target, from which the others are measured
     * @param targets Σ of the distances
     * @param targetSquares Σ of their squares
     */
    public record Sums(
            long numbers, double squares, double absolutes, double first, double targets, double targetSquares) {}

    /**
     * @param scales of each target: units of it in one unit of predictions and targets as they are handed in. Kept, not
     *     copied.
     */
    public ErrorSums(double... scales) {
        this.scales = scales;
        this.sums = new double[PARTS * scales.length];
    }

    /** Begins again at nothing. */
    public void reset() {
        rows = 0;
        Arrays.fill(sums, 0);
    }

    /** How many targets there are. */
    public int targets() {
        return scales.length;
    }

    /**
     * The sums of one target.
     *
     * @param k which target, from 0
     */
    public Sums sums(int k) {
        int at = k * PARTS;
        return new Sums(
                rows,
                sums[at + SQUARES],
                sums[at + ABSOLUTES],
                sums[at + FIRST],
                sums[at + TARGETS],
                sums[at + TARGET_SQUARES]);
    }

    /**
     * Goes on from a target's sums taken earlier.
     *
     * @param k which target, from 0
     */
    public void restore(int k, Sums saved) {
        int at = k * PARTS;
        rows = saved.numbers();
        sums[at + SQUARES] = saved.squares();
        sums[at + ABSOLUTES] = saved.absolutes();
        sums[at + FIRST] = saved.first();
        sums[at + TARGETS] = saved.targets();
        sums[at + TARGET_SQUARES] = saved.targetSquares();
    }

    /**
     * Adds a batch.
     *
     * @param predictions {@code [n × targets]}. Not modified.
     * @param actual {@code [n × targets]}. Not modified.
     */
    public void add(FMatrixRMaj predictions, FMatrixRMaj actual) {
        int width = scales.length;
        if (rows == 0 && actual.numRows > 0) {
            for (int k = 0; k < width; k++) {
                sums[k * PARTS + FIRST] = actual.data[k];
            }
        }
        rows += predictions.numRows;
        int place = 0;
        for (int i = 0; i < predictions.numRows; i++) {
            for (int k = 0; k < width; k++) {
                int at = k * PARTS;
                double error = ((double) predictions.data[place] - actual.data[place]) * scales[k];
                double distance = actual.data[place] - sums[at + FIRST];
                sums[at + SQUARES] += error * error;
                sums[at + ABSOLUTES] += Math.abs(error);
                sums[at + TARGETS] += distance;
                sums[at + TARGET_SQUARES] += distance * distance;
                place++;
            }
        }
    }

    /** Root mean squared error; NaN for no rows. */
    public double rmse() {
        return mean(this::rmse);
    }

    /** Of one target. */
    public double rmse(int k) {
        return Math.sqrt(sums[k * PARTS + SQUARES] / rows);
    }

    /** Mean absolute error; NaN for no rows. */
    public double mae() {
        return mean(this::mae);
    }

    /** Of one target. */
    public double mae(int k) {
        return sums[k * PARTS + ABSOLUTES] / rows;
    }

    /** {@code 1 − Σ(y − t)²/Σ(t − mean t)²}, the mean over the targets that are not the same in all rows; NaN when all are. */
    public double r2() {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < scales.length; k++) {
            if (!isConstant(k)) {
                sum += r2(k);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Of one target; NaN when it is the same in all rows. */
    public double r2(int k) {
        double spread = spread(k) * scales[k] * scales[k];
        return spread > 0 ? 1 - sums[k * PARTS + SQUARES] / spread : Double.NaN;
    }

    private double spread(int k) {
        double targets = sums[k * PARTS + TARGETS];
        return sums[k * PARTS + TARGET_SQUARES] - targets * targets / rows;
    }

    private double mean(IntToDoubleFunction of) {
        double sum = 0;
        for (int k = 0; k < scales.length; k++) {
            sum += of.applyAsDouble(k);
        }
        return sum / scales.length;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Whether one target is the same in all rows. */
    boolean isConstant(int k) {
        return spread(k) <= 0;
    }

    /** Whether every target is the same in all rows. */
    public boolean isConstant() {
        return IntStream.range(0, scales.length).allMatch(this::isConstant);
    }
}
