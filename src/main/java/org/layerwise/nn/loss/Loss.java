package org.layerwise.nn.loss;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.activation.ActivationFunction;

/** What a run makes small: a mean over the batch, and its gradient. */
public sealed interface Loss permits MeanSquaredError, ElementLoss, RowLoss {

    /** What a loss can be asked to predict. */
    enum Targets {
        /** Any numbers, classes as 0 and 1 among them. */
        ANY,
        /** Classes alone, as 0 and 1. */
        CLASSES,
        /** Counts or rates in their own units, never negative. */
        COUNTS
    }

    /**
     * The activations one of which must stand at the network's end, with which the loss is fused: it then takes that
     * activation's inputs, the logits. Empty: it takes the network's outputs as they are.
     */
    List<Class<? extends ActivationFunction>> fusedWith();

    /** What its targets must be. */
    default Targets targets() {
        return Targets.ANY;
    }

    /** How many classes a target of so many numbers tells apart; one number stands for two. */
    default int classes(int targetWidth) {
        return targetWidth == 1 ? 2 : targetWidth;
    }

    /** A factor for each class, in class order; empty: all 1. */
    default List<Double> classWeights() {
        return List.of();
    }

    /**
     * The mean loss of a batch, in double precision: {@code Σwℓ/Σw} where rows or classes have weights; 0 where all of them
     * weigh nothing.
     *
     * @param inputs outputs, or logits when fused, {@code [n × d]}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     * @param rowWeights {@code [n]} or longer, not negative; null: all 1. Not modified.
     */
    double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights);

    /**
     * The gradient of {@link #value} by its inputs.
     *
     * @param inputs as for {@code value}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     * @param rowWeights as for {@code value}. Not modified.
     * @param gradient {@code [n × d]}. Modified.
     */
    void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient);

    /**
     * Σw of a batch: means of several batches, each times this, add up to the mean of all their rows. Without any weights it
     * is the number of rows.
     *
     * @param targets {@code [n × d]}. Not modified.
     * @param rowWeights as for {@code value}. Not modified.
     */
    default double weight(FMatrixRMaj targets, float @Nullable [] rowWeights) {
        return RowWeights.sum(rowWeights, targets.numRows);
    }

    /** The mean loss of a batch whose rows all weigh the same. */
    default double value(FMatrixRMaj inputs, FMatrixRMaj targets) {
        return value(inputs, targets, null);
    }

    /** The gradient for a batch whose rows all weigh the same. */
    default void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, FMatrixRMaj gradient) {
        gradient(inputs, targets, null, gradient);
    }
}
