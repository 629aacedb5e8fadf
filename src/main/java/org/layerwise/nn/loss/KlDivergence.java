package org.layerwise.nn.loss;

import org.layerwise.catalog.Kind;

/**
 * Of logits x, with {@code p = softmax(x)}, and targets that sum to 1 in each row: {@code ℓ = Σₖ tₖ·ln(tₖ/pₖ)}, 0 where
 * {@code tₖ = 0}; summed over classes, mean over rows. {@code ∂ℓ/∂xⱼ = pⱼ·Σₖ tₖ − tⱼ}.
 */
@Kind(
        id = "kl-divergence",
        title = "Kullback–Leibler divergence",
        doc = "How far predicted probabilities are from the target's; of certain targets it is the categorical "
                + "cross-entropy. Needs softmax as the last activation.",
        paper = "Kullback, Leibler: On Information and Sufficiency. Annals of Mathematical Statistics 22, 1951")
public record KlDivergence() implements RowLoss {
    @Override
    public double row(float[] x, float[] t, int from, int columns, double norm) {
        double loss = 0;
        for (int j = 0; j < columns; j++) {
            double target = t[from + j];
            if (target != 0) {
                loss += target * (Math.log(target) - (x[from + j] - norm));
            }
        }
        return loss;
    }

    @Override
    public void rowGradient(float[] x, float[] t, int from, int columns, double factor, float[] gradient) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += t[from + j];
        }
        for (int j = 0; j < columns; j++) {
            gradient[from + j] = (float) (factor * (gradient[from + j] * sum - t[from + j]));
        }
    }
}
