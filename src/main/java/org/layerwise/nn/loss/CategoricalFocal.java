package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Of logits x, with {@code p = softmax(x)}: {@code ℓ = −Σₖ tₖ·(1 − pₖ)^γ·ln pₖ}, mean over rows; {@code ∂ℓ/∂xⱼ = gⱼ − pⱼ·Σₖ gₖ}
 * with {@code gₖ = tₖ·(γ·(1 − pₖ)^(γ − 1)·pₖ·ln pₖ − (1 − pₖ)^γ)}.
 */
@Kind(
        id = "categorical-focal",
        title = "Categorical focal",
        doc =
                "Categorical cross-entropy that turns away from what is already right: for classes of which some are rare. "
                        + "Needs softmax as the last activation.",
        paper = "Lin, Goyal, Girshick, He, Dollár: Focal Loss for Dense Object Detection. ICCV 2017")
public record CategoricalFocal(
        @Param(
                value = "2",
                doc = "How far it turns away from what is right; 0: plain cross-entropy.",
                min = 0,
                max = 100)
        double gamma,

        @Param(
                value = "",
                doc = "A factor for each class, in class order; none: all 1.",
                title = "Class weights",
                omitDefault = true)
        List<Double> classWeights)
        implements RowLoss {

    public CategoricalFocal {
        classWeights = ClassWeights.checked(classWeights);
    }

    @Override
    public double row(float[] x, float[] t, int from, int columns, double norm) {
        double loss = 0;
        for (int j = 0; j < columns; j++) {
            if (t[from + j] != 0) {
                double log = x[from + j] - norm;
                loss -= t[from + j] * Math.pow(-Math.expm1(log), gamma) * log;
            }
        }
        return loss;
    }

    @Override
    public void rowGradient(float[] x, float[] t, int from, int columns, double factor, float[] gradient) {
        double norm = RowLoss.logSum(x, from, columns);
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += t[from + j] == 0 ? 0 : t[from + j] * slope(x[from + j] - norm);
        }
        for (int j = 0; j < columns; j++) {
            double log = x[from + j] - norm;
            double own = t[from + j] == 0 ? 0 : t[from + j] * slope(log);
            gradient[from + j] = (float) (factor * (own - Math.exp(log) * sum));
        }
    }

    /** The derivative of −(1 − p)^γ·ln p by ln p. */
    private double slope(double log) {
        double rest = -Math.expm1(log);
        double turning = rest == 0 ? 0 : gamma * Math.pow(rest, gamma - 1) * Math.exp(log) * log;
        return turning - Math.pow(rest, gamma);
    }
}
