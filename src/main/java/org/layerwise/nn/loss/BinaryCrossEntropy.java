package org.layerwise.nn.loss;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;

/**
 * Of logits x: {@code L = Σ[max(x, 0) − x·t + ln(1 + e^−|x|)]/(n·d)}, finite for every finite logit;
 * {@code ∂L/∂x = (σ(x) − t)/(n·d)}.
 */
@Kind(
        id = "binary-cross-entropy",
        title = "Binary cross-entropy",
        doc =
                "For two classes, or several labels that do not exclude each other; needs sigmoid as the last activation.")
public record BinaryCrossEntropy() implements Loss {
    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of(Sigmoid.class);
    }

    @Override
    public double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = inputs.numCols;
        double sum = 0;
        for (int i = 0; i < inputs.numRows; i++) {
            double row = 0;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                double x = inputs.data[j];
                row += Math.max(x, 0) - x * targets.data[j] + Math.log1p(Math.exp(-Math.abs(x)));
            }
            sum += RowWeights.of(rowWeights, i) * row;
        }
        return sum / (RowWeights.sum(rowWeights, inputs.numRows) * columns);
    }

    @Override
    public void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient) {
        int columns = inputs.numCols;
        double scale = 1 / (RowWeights.sum(rowWeights, inputs.numRows) * columns);
        for (int i = 0; i < inputs.numRows; i++) {
            double factor = RowWeights.of(rowWeights, i) * scale;
            for (int j = i * columns; j < (i + 1) * columns; j++) {
                double probability = 1 / (1 + Math.exp(-inputs.data[j]));
                gradient.data[j] = (float) ((probability - targets.data[j]) * factor);
            }
        }
    }
}
