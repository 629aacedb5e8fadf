package org.layerwise.nn.metric;

import org.ejml.data.FMatrixRMaj;

/**
 * Sums over numbers from which RMSE, MAE and R² follow, in double precision. Targets are measured from the first one, so that
 * their spread is exact also when they are far from 0.
 */
public final class ErrorSums {
    private final double scale;
    private long numbers;
    private double squares;
    private double absolutes;
    private double first;
    private double targets;
    private double targetSquares;

    /**
     * The sums themselves.
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

    /** @param scale units of the target in one unit of predictions and targets as they are handed in */
    public ErrorSums(double scale) {
        this.scale = scale;
    }

    /** Begins again at nothing. */
    public void reset() {
        numbers = 0;
        squares = 0;
        absolutes = 0;
        targets = 0;
        targetSquares = 0;
    }

    public Sums sums() {
        return new Sums(numbers, squares, absolutes, first, targets, targetSquares);
    }

    /** Goes on from sums taken earlier. */
    public void restore(Sums sums) {
        numbers = sums.numbers();
        squares = sums.squares();
        absolutes = sums.absolutes();
        first = sums.first();
        targets = sums.targets();
        targetSquares = sums.targetSquares();
    }

    /**
     * Adds a batch.
     *
     * @param predictions {@code [n × d]}. Not modified.
     * @param actual {@code [n × d]}. Not modified.
     */
    public void add(FMatrixRMaj predictions, FMatrixRMaj actual) {
        int size = predictions.numRows * predictions.numCols;
        if (numbers == 0 && size > 0) {
            first = actual.data[0];
        }
        numbers += size;
        for (int i = 0; i < size; i++) {
            double error = ((double) predictions.data[i] - actual.data[i]) * scale;
            double distance = actual.data[i] - first;
            squares += error * error;
            absolutes += Math.abs(error);
            targets += distance;
            targetSquares += distance * distance;
        }
    }

    /** Root mean squared error; NaN for no numbers. */
    public double rmse() {
        return Math.sqrt(squares / numbers);
    }

    /** Mean absolute error; NaN for no numbers. */
    public double mae() {
        return absolutes / numbers;
    }

    /** {@code 1 − Σ(y − t)²/Σ(t − mean t)²}; NaN when all targets are the same. */
    public double r2() {
        double spread = (targetSquares - targets * targets / numbers) * scale * scale;
        return spread > 0 ? 1 - squares / spread : Double.NaN;
    }

    boolean isEmpty() {
        return numbers == 0;
    }

    /** Whether all targets are the same. */
    boolean isConstant() {
        return targetSquares - targets * targets / numbers <= 0;
    }
}
