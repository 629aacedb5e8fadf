package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Of logits x: {@code ℓ = ln Σₖ e^xₖ − Σₖ tₖ·xₖ} with targets that sum to 1, the largest logit taken out first; mean over rows.
 * {@code ∂ℓ/∂xⱼ = softmax(x)ⱼ − tⱼ}. With smoothing s the targets are {@code t·(1 − s) + s/K}. With class weights a row
 * counts by the weight of its class.
 */
@Kind(
        id = "categorical-cross-entropy",
        title = "Categorical cross-entropy",
        doc = "For three or more classes that exclude each other; needs softmax as the last activation.")
public record CategoricalCrossEntropy(
        @Param(
                value = "0",
                doc = "Label smoothing: the share of a target that is spread over all classes.",
                min = 0,
                max = 1,
                omitDefault = true)
        double smoothing,

        @Param(
                value = "",
                doc = "A factor for each class, in class order; none: all 1.",
                title = "Class weights",
                omitDefault = true)
        List<Double> classWeights)
        implements RowLoss {

    public CategoricalCrossEntropy {
        classWeights = ClassWeights.checked(classWeights);
    }

    /** Without smoothing or class weights. */
    public CategoricalCrossEntropy() {
        this(0, List.of());
    }

    @Override
    public double row(float[] x, float[] t, int from, int columns, double norm) {
        double loss = 0;
        for (int j = 0; j < columns; j++) {
            double target = target(t[from + j], columns);
            if (target != 0) {
                loss += target * (norm - x[from + j]);
            }
        }
        return loss;
    }

    @Override
    public void rowGradient(float[] x, float[] t, int from, int columns, double factor, float[] gradient) {
        for (int j = 0; j < columns; j++) {
            gradient[from + j] = (float) (factor * (gradient[from + j] - target(t[from + j], columns)));
        }
    }

    private double target(float t, int columns) {
        return smoothing == 0 ? t : t + smoothing * (1.0 / columns - t);
    }
}
