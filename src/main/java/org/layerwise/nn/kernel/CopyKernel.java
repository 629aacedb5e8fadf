package org.layerwise.nn.kernel;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** {@code Y = X}, for layers that only give the same numbers another shape. */
public record CopyKernel() implements LayerKernel {
    @Override
    public void forward(FMatrixRMaj[] inputs, FMatrixRMaj output, Pass pass) {
        System.arraycopy(inputs[0].data, 0, output.data, 0, output.numRows * output.numCols);
    }

    @Override
    public void backward(
            FMatrixRMaj[] inputs,
            FMatrixRMaj output,
            FMatrixRMaj outputGradient,
            @Nullable FMatrixRMaj[] inputGradients) {
        FMatrixRMaj inputGradient = inputGradients[0];
        if (inputGradient != null) {
            System.arraycopy(outputGradient.data, 0, inputGradient.data, 0, output.numRows * output.numCols);
        }
    }
}
