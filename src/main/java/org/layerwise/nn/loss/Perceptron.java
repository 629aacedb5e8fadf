package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;

/**
 * Of scores x and {@code s = 2t − 1}, so −1 or 1: {@code ℓ = max(0, −s·x)}, mean over batch and outputs;
 * {@code ∂ℓ/∂x = −s} where {@code s·x < 0}, 0 elsewhere. It takes the scores
 * before the last sigmoid or softmax; that activation's probabilities are well formed, but nothing calibrates them.
 */
@Kind(
        id = "perceptron",
        title = "Perceptron",
        doc =
                "Rosenblatt's rule: only mistakes are corrected, without any margin. For classes; sigmoid or softmax comes last.",
        paper = "Rosenblatt: The Perceptron. Psychological Review 65, 1958")
public record Perceptron() implements ElementLoss {
    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of(Sigmoid.class, Softmax.class);
    }

    @Override
    public Targets targets() {
        return Targets.CLASSES;
    }

    @Override
    public double element(double x, double t) {
        return Math.max(0, -(2 * t - 1) * x);
    }

    @Override
    public double slope(double x, double t) {
        double sign = 2 * t - 1;
        return sign * x < 0 ? -sign : 0;
    }
}
