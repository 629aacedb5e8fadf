package org.layerwise.train;

import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.FittedClasses;
import org.layerwise.data.FittedTarget;
import org.layerwise.data.FittedValues;

/**
 * Sums over batches from which loss, accuracy, RMSE, MAE and R² follow, row-weighted, in double precision. Numbers are in the
 * target's own units; the loss is as trained.
 */
public final class Scores {
    private final FittedTarget target;
    private long rows;
    private double loss;
    private long correct;
    private double squares;
    private double absolutes;
    private double firstTarget;
    private double targetSum;
    private double targetSquares;

    /**
     * The sums themselves: those of a running epoch are part of a run's state.
     *
     * @param rows how many were added
     * @param loss Σ of the rows' losses
     * @param correct rows whose class was right
     * @param squares Σ of squared errors
     * @param absolutes Σ of absolute errors
     * @param firstTarget the first row's scaled target, from which the others are measured
     * @param targetSum Σ of the distances
     * @param targetSquares Σ of their squares
     */
    public record Sums(
            long rows,
            double loss,
            long correct,
            double squares,
            double absolutes,
            double firstTarget,
            double targetSum,
            double targetSquares) {}

    public Scores(FittedTarget target) {
        this.target = target;
    }

    /** The same sums. */
    public Scores copy() {
        Scores copy = new Scores(target);
        copy.restore(sums());
        return copy;
    }

    Sums sums() {
        return new Sums(rows, loss, correct, squares, absolutes, firstTarget, targetSum, targetSquares);
    }

    void restore(Sums sums) {
        rows = sums.rows();
        loss = sums.loss();
        correct = sums.correct();
        squares = sums.squares();
        absolutes = sums.absolutes();
        firstTarget = sums.firstTarget();
        targetSum = sums.targetSum();
        targetSquares = sums.targetSquares();
    }

    /** Begins again at nothing. */
    public void reset() {
        rows = 0;
        loss = 0;
        correct = 0;
        squares = 0;
        absolutes = 0;
        targetSum = 0;
        targetSquares = 0;
    }

    /**
     * Adds a batch.
     *
     * @param meanLoss the batch's mean loss
     * @param outputs the network's predictions {@code [n × d]}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     */
    public void add(double meanLoss, FMatrixRMaj outputs, FMatrixRMaj targets) {
        rows += outputs.numRows;
        loss += meanLoss * outputs.numRows;
        switch (target) {
            case FittedClasses classes -> addClasses(outputs, targets);
            case FittedValues values -> addValues(values, outputs, targets);
        }
    }

    private void addClasses(FMatrixRMaj outputs, FMatrixRMaj targets) {
        for (int i = 0; i < outputs.numRows; i++) {
            correct += classOf(outputs, i) == classOf(targets, i) ? 1 : 0;
        }
    }

    /** The class that a row of probabilities, or of a target, stands for: its largest; with one column, whether it is above ½. */
    public static int classOf(FMatrixRMaj rows, int row) {
        int columns = rows.numCols;
        if (columns == 1) {
            return rows.data[row] > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 1; j < columns; j++) {
            if (rows.data[row * columns + j] > rows.data[row * columns + best]) {
                best = j;
            }
        }
        return best;
    }

    private void addValues(FittedValues values, FMatrixRMaj outputs, FMatrixRMaj targets) {
        int size = outputs.numRows * outputs.numCols;
        if (rows == outputs.numRows) {
            firstTarget = targets.data[0];
        }
        for (int i = 0; i < size; i++) {
            double error = ((double) outputs.data[i] - targets.data[i]) * values.scale();
            double distance = targets.data[i] - firstTarget;
            squares += error * error;
            absolutes += Math.abs(error);
            targetSum += distance;
            targetSquares += distance * distance;
        }
    }

    public long rows() {
        return rows;
    }

    public boolean isClassification() {
        return target instanceof FittedClasses;
    }

    /** The mean loss over rows. */
    public double loss() {
        return loss / rows;
    }

    /** The share of rows whose likeliest class is the right one. */
    public double accuracy() {
        return (double) correct / rows;
    }

    /** Root mean squared error, in the target's units. */
    public double rmse() {
        return Math.sqrt(squares / rows);
    }

    /** Mean absolute error, in the target's units. */
    public double mae() {
        return absolutes / rows;
    }

    /** {@code 1 − Σ(y − t)²/Σ(t − mean t)²}; NaN when all targets are the same. */
    public double r2() {
        double scale = target instanceof FittedValues values ? values.scale() : 1;
        double spread = (targetSquares - targetSum * targetSum / rows) * scale * scale;
        return spread > 0 ? 1 - squares / spread : Double.NaN;
    }

    /** Accuracy or R²: larger is better. */
    public double score() {
        return isClassification() ? accuracy() : r2();
    }
}
