package org.layerwise.train;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.catalog.Param;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.nn.metric.ClassCounts;
import org.layerwise.nn.metric.ErrorSums;
import org.layerwise.nn.metric.ExactMatch;
import org.layerwise.train.measure.EpochFigures;

/**
 * Sums over batches from which loss, accuracy, RMSE, MAE and R² follow, in double precision. Numbers are in the target's own
 * units, each row counting the same; the loss is as trained, and weighted as it is.
 */
public final class Scores {
    private final FittedTarget target;
    private final ErrorSums errors;
    private long rows;
    private double weight;
    private double loss;
    private long correct;

    /**
     * The sums themselves: those of a running epoch are part of a run's state.
     *
     * @param rows how many were added
     * @param weight Σ of the weights that rows and their classes have in the loss; the rows where they have none
     * @param loss Σ of the rows' weighted losses
     * @param correct rows whose class was right, or labels that were
     * @param squares Σ of squared errors
     * @param absolutes Σ of absolute errors
     * @param firstTarget the first row's scaled target, from which the others are measured
     * @param targetSum Σ of the distances
     * @param targetSquares Σ of their squares
     * @param more of a second target and those after it
     */
    public record Sums(
            long rows,
            double weight,
            double loss,
            long correct,
            double squares,
            double absolutes,
            double firstTarget,
            double targetSum,
            double targetSquares,

            @Param(doc = "Sums of a second target and those after it", value = "", omitDefault = true)
            List<ErrorSums.Sums> more) {}

    public Scores(FittedTarget target) {
        this.target = target;
        this.errors = new ErrorSums(target.scales());
    }

    /** The same sums. */
    public Scores copy() {
        Scores copy = new Scores(target);
        copy.restore(sums());
        return copy;
    }

    Sums sums() {
        int targets = errors.targets();
        ErrorSums.Sums of = targets == 0 ? new ErrorSums.Sums(0, 0, 0, 0, 0, 0) : errors.sums(0);
        List<ErrorSums.Sums> more =
                IntStream.range(1, targets).mapToObj(errors::sums).toList();
        return new Sums(
                rows,
                weight,
                loss,
                correct,
                of.squares(),
                of.absolutes(),
                of.first(),
                of.targets(),
                of.targetSquares(),
                more);
    }

    /** How many targets there are beside the first. */
    int moreTargets() {
        return Math.max(0, errors.targets() - 1);
    }

    /** @param sums of as many targets */
    void restore(Sums sums) {
        rows = sums.rows();
        weight = sums.weight();
        loss = sums.loss();
        correct = sums.correct();
        if (errors.targets() > 0) {
            errors.restore(
                    0,
                    new ErrorSums.Sums(
                            rows,
                            sums.squares(),
                            sums.absolutes(),
                            sums.firstTarget(),
                            sums.targetSum(),
                            sums.targetSquares()));
        }
        for (int k = 1; k < errors.targets(); k++) {
            errors.restore(k, sums.more().get(k - 1));
        }
    }

    /** Begins again at nothing. */
    public void reset() {
        rows = 0;
        weight = 0;
        loss = 0;
        correct = 0;
        errors.reset();
    }

    /**
     * Adds a batch.
     *
     * @param meanLoss the batch's mean loss
     * @param batchWeight Σ of the weights that the mean was taken with; the number of rows where there are none
     * @param outputs the network's predictions {@code [n × d]}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     */
    public void add(double meanLoss, double batchWeight, FMatrixRMaj outputs, FMatrixRMaj targets) {
        rows += outputs.numRows;
        weight += batchWeight;
        loss += meanLoss * batchWeight;
        switch (target) {
            case ClassTarget classes -> addClasses(outputs, targets);
            case MultiLabelTarget labels -> addLabels(outputs, targets);
            case RegressionTarget _, MultiRegressionTarget _, ReconstructionTarget _ -> errors.add(outputs, targets);
        }
    }

    private void addClasses(FMatrixRMaj outputs, FMatrixRMaj targets) {
        for (int i = 0; i < outputs.numRows; i++) {
            correct += ClassCounts.classOf(outputs, i) == ClassCounts.classOf(targets, i) ? 1 : 0;
        }
    }

    private void addLabels(FMatrixRMaj outputs, FMatrixRMaj targets) {
        for (int i = 0; i < outputs.numRows; i++) {
            correct += ExactMatch.right(outputs, targets, i);
        }
    }

    public long rows() {
        return rows;
    }

    /** Whether classes or labels are predicted, which are right or wrong, rather than numbers. */
    public boolean isClassification() {
        return errors.targets() == 0;
    }

    /** The mean loss over rows, weighted by what rows and classes weigh; NaN where they weigh nothing. */
    public double loss() {
        return loss / weight;
    }

    /** The share of rows whose likeliest class is the right one; of several labels, the share of all of them that is right. */
    public double accuracy() {
        long labels = target instanceof MultiLabelTarget several ? several.width() : 1;
        return (double) correct / (rows * labels);
    }

    /** Root mean squared error, in the target's units; of several targets, the mean of each one's. */
    public double rmse() {
        return errors.rmse();
    }

    /** Mean absolute error, in the target's units; of several targets, the mean of each one's. */
    public double mae() {
        return errors.mae();
    }

    /** As {@link ErrorSums#r2}. */
    public double r2() {
        return errors.r2();
    }

    /** Whether there is no R² because the numbers to predict are the same in all rows. */
    public boolean isConstant() {
        return rows > 0 && errors.targets() > 0 && errors.isConstant();
    }

    /**
     * What is reported of an epoch.
     *
     * @param metrics others that were computed, by their names in an evaluation
     */
    EpochFigures figures(Map<String, Double> metrics) {
        return isClassification()
                ? new EpochFigures(loss(), accuracy(), Double.NaN, Double.NaN, Double.NaN, metrics)
                : new EpochFigures(loss(), Double.NaN, rmse(), mae(), r2(), metrics);
    }

    /** Accuracy or R²: larger is better. */
    public double score() {
        return isClassification() ? accuracy() : r2();
    }
}
