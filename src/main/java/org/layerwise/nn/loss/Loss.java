package org.layerwise.nn.loss;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.activation.ActivationFunction;

/** What a run makes small: a mean over the batch, and its gradient. */
public sealed interface Loss permits MeanSquaredError, BinaryCrossEntropy, CategoricalCrossEntropy {

    /**
     * The activations one of which must stand at the network's end, with which the loss is fused: it then takes that
     * activation's inputs, the logits. Empty: it takes the network's outputs as they are.
     */
    List<Class<? extends ActivationFunction>> fusedWith();

    /**
     * The mean loss of a batch, in double precision: {@code Σwℓ/Σw} where rows or classes have weights.
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

    /** The mean loss of a batch whose rows all weigh the same. */
    default double value(FMatrixRMaj inputs, FMatrixRMaj targets) {
        return value(inputs, targets, null);
    }

    /** The gradient for a batch whose rows all weigh the same. */
    default void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, FMatrixRMaj gradient) {
        gradient(inputs, targets, null, gradient);
    }
}
