package org.layerwise.nn.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.nn.activation.ActivationFunction;

/** What a run makes small: a mean over the batch, and its gradient. */
public sealed interface Loss permits MeanSquaredError, BinaryCrossEntropy, CategoricalCrossEntropy {

    /**
     * The activation that must stand at the network's end, with which the loss is fused: it then takes that activation's
     * inputs, the logits. Null: it takes the network's outputs as they are.
     */
    @Nullable
    Class<? extends ActivationFunction> fusedWith();

    /**
     * The mean loss of a batch, in double precision.
     *
     * @param inputs outputs, or logits when fused, {@code [n × d]}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     */
    double value(FMatrixRMaj inputs, FMatrixRMaj targets);

    /**
     * The gradient of {@link #value} by its inputs.
     *
     * @param inputs as for {@code value}. Not modified.
     * @param targets {@code [n × d]}. Not modified.
     * @param gradient {@code [n × d]}. Modified.
     */
    void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, FMatrixRMaj gradient);
}
