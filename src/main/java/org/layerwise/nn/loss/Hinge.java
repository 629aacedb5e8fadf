package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;

/**
 * Of scores x and {@code s = 2t − 1}, so −1 or 1: {@code ℓ = max(0, 1 − s·x)}, mean over batch and outputs;
 * {@code ∂ℓ/∂x = −s} where {@code s·x < 1}, 0 elsewhere. It takes the scores
 * before the last sigmoid or softmax; that activation's probabilities are well formed, but nothing calibrates them.
 */
@Kind(
        id = "hinge",
        title = "Hinge",
        doc =
                "The margin of a support vector machine: nothing is lost once a score is right by 1. For classes; sigmoid or softmax comes last.",
        paper = "Cortes, Vapnik: Support-Vector Networks. Machine Learning 20, 1995")
public record Hinge() implements ElementLoss {
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
        return Math.max(0, 1 - (2 * t - 1) * x);
    }

    @Override
    public double slope(double x, double t) {
        double sign = 2 * t - 1;
        return sign * x < 1 ? -sign : 0;
    }
}
