package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;

/**
 * {@code ℓ = |y − t|}, mean over batch and outputs; {@code ∂ℓ/∂y = sign(y − t)}, 0 where they are equal.
 */
@Kind(
        id = "mae",
        title = "Mean absolute error",
        doc = "For regression with outliers: every unit of error counts the same.")
public record MeanAbsoluteError() implements ElementLoss {
    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of();
    }

    @Override
    public double element(double x, double t) {
        return Math.abs(x - t);
    }

    @Override
    public double slope(double x, double t) {
        return Math.signum(x - t);
    }
}
