package org.layerwise.nn.loss;

import org.ejml.data.FMatrixRMaj;
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
    public Class<? extends ActivationFunction> fusedWith() {
        return Sigmoid.class;
    }

    @Override
    public double value(FMatrixRMaj inputs, FMatrixRMaj targets) {
        int size = inputs.numRows * inputs.numCols;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = inputs.data[i];
            sum += Math.max(x, 0) - x * targets.data[i] + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return sum / size;
    }

    @Override
    public void gradient(FMatrixRMaj inputs, FMatrixRMaj targets, FMatrixRMaj gradient) {
        int size = inputs.numRows * inputs.numCols;
        for (int i = 0; i < size; i++) {
            double probability = 1 / (1 + Math.exp(-inputs.data[i]));
            gradient.data[i] = (float) ((probability - targets.data[i]) / size);
        }
    }
}
