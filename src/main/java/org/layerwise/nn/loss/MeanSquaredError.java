package org.layerwise.nn.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;

/** {@code L = Σ(y − t)²/(n·d)}; {@code ∂L/∂y = 2·(y − t)/(n·d)}. */
@Kind(
        id = "mse",
        title = "Mean squared error",
        doc = "For regression: the mean of the squared differences, over the batch and the outputs.")
public record MeanSquaredError() implements Loss {
    @Override
    public @Nullable Class<? extends ActivationFunction> fusedWith() {
        return null;
    }

    @Override
    public double value(FMatrixRMaj inputs, FMatrixRMaj targets) {
        int size = inputs.numRows * inputs.numCols;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double difference = inputs.data[i] - targets.data[i];
            sum += difference * difference;
        }
        return sum / size;
    }

    @Override
    public void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, FMatrixRMaj gradient) {
        int size = inputs.numRows * inputs.numCols;
        float scale = 2f / size;
        for (int i = 0; i < size; i++) {
            gradient.data[i] = scale * (inputs.data[i] - targets.data[i]);
        }
    }
}
