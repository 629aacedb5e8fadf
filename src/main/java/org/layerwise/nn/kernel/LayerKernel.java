package org.layerwise.nn.kernel;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A layer's passes for one plan and one capacity of batch. Legal order: {@code forward(TRAINING)}, then {@code backward}
 * of the same batch; {@code forward(EVALUATION)} at any time between. Matrices have as many rows as the batch has samples.
 */
public interface LayerKernel {

    /**
     * Computes the layer's output.
     *
     * @param inputs one {@code [batch × size]} per input. Not modified.
     * @param output {@code [batch × size]}. Modified.
     */
    void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass);

    /**
     * Computes the gradients of the last training pass: of the parameters, overwriting, and of the inputs.
     *
     * @param inputs as they were for {@code forward}. Not modified.
     * @param output as {@code forward} left it. Not modified.
     * @param outputGradient {@code [batch × size]}. Not modified.
     * @param inputGradients one per input, overwritten; null where nobody needs it
     */
    void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients);
}
