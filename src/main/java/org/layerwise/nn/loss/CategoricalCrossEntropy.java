package org.layerwise.nn.loss;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Softmax;

/**
 * Of logits x: {@code L = Σᵢ[ln Σₖ e^xᵢₖ − Σₖ tᵢₖ·xᵢₖ]/n} with targets that sum to 1 in each row, the largest logit
 * taken out first; {@code ∂L/∂xᵢⱼ = (softmax(xᵢ)ⱼ − tᵢⱼ)/n}.
 */
@Kind(
        id = "categorical-cross-entropy",
        title = "Categorical cross-entropy",
        doc = "For three or more classes that exclude each other; needs softmax as the last activation.")
public record CategoricalCrossEntropy() implements Loss {
    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of(Softmax.class);
    }

    @Override
    public double value(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights) {
        int columns = inputs.numCols;
        double sum = 0;
        for (int i = 0; i < inputs.numRows; i++) {
            int from = i * columns;
            float max = max(inputs.data, from, columns);
            double powers = 0;
            double chosen = 0;
            for (int j = 0; j < columns; j++) {
                double x = (double) inputs.data[from + j] - max;
                powers += Math.exp(x);
                if (targets.data[from + j] != 0) {
                    chosen += targets.data[from + j] * x;
                }
            }
            sum += RowWeights.of(rowWeights, i) * (Math.log(powers) - chosen);
        }
        return sum / RowWeights.sum(rowWeights, inputs.numRows);
    }

    @Override
    public void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, float @Nullable [] rowWeights, FMatrixRMaj gradient) {
        int columns = inputs.numCols;
        double scale = 1 / RowWeights.sum(rowWeights, inputs.numRows);
        for (int i = 0; i < inputs.numRows; i++) {
            int from = i * columns;
            double factor = RowWeights.of(rowWeights, i) * scale;
            float max = max(inputs.data, from, columns);
            double powers = 0;
            for (int j = 0; j < columns; j++) {
                double power = Math.exp((double) inputs.data[from + j] - max);
                gradient.data[from + j] = (float) power;
                powers += power;
            }
            for (int j = 0; j < columns; j++) {
                gradient.data[from + j] =
                        (float) ((gradient.data[from + j] / powers - targets.data[from + j]) * factor);
            }
        }
    }

    private static float max(float[] values, int from, int columns) {
        float max = values[from];
        for (int j = 1; j < columns; j++) {
            max = Math.max(max, values[from + j]);
        }
        return max;
    }
}
