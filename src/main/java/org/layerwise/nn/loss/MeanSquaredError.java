package org.layerwise.nn.loss;

import java.util.List;
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
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of();
    }

    @Override
    public double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = inputs.numCols;
        double sum = 0;
        for (int i = 0; i < inputs.numRows; i++) {
            double row = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                double difference = (double) inputs.data[j] - targets.data[j];
                row += difference * difference;
            }
            sum += rowWeights == null ? row : rowWeights[i] * row;
        }
        return RowWeights.mean(sum, RowWeights.sum(rowWeights, inputs.numRows) * columns);
    }

    @Override
    public void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient) {
        int columns = inputs.numCols;
        float scale = (float) RowWeights.mean(2, RowWeights.sum(rowWeights, inputs.numRows) * columns);
        for (int i = 0; i < inputs.numRows; i++) {
            float factor = rowWeights == null ? scale : rowWeights[i] * scale;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                gradient.data[j] = factor * (inputs.data[j] - targets.data[j]);
            }
        }
    }
}
