package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;
import org.layerwise.nn.activation.Sigmoid;
import org.layerwise.nn.activation.Softmax;

/**
 * Of scores x and {@code s = 2t − 1}, so −1 or 1: {@code ℓ = max(0, 1 − s·x)²}, mean over batch and outputs;
 * {@code ∂ℓ/∂x = −2s·max(0, 1 − s·x)}. It takes the scores
 * before the last sigmoid or softmax; that activation's probabilities are well formed, but nothing calibrates them.
 */
@Kind(
        id = "squared-hinge",
        title = "Squared hinge",
        doc =
                "A hinge whose violations count squared: smoother, harder on what is far off. For classes; sigmoid or softmax comes last.",
        paper = "Tang: Deep Learning using Linear Support Vector Machines. ICML 2013 workshop, arXiv:1306.0239")
public record SquaredHinge() implements ElementLoss {
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
        double off = Math.max(0, 1 - (2 * t - 1) * x);
        return off * off;
    }

    @Override
    public double slope(double x, double t) {
        double sign = 2 * t - 1;
        return -2 * sign * Math.max(0, 1 - sign * x);
    }
}
