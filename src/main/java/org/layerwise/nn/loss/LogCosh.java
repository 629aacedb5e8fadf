package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;

/**
 * {@code ℓ = ln cosh(y − t) = |y − t| + ln(1 + e^(−2|y − t|)) − ln 2}, mean over batch and outputs; {@code ∂ℓ/∂y = tanh(y − t)}.
 */
@Kind(id = "log-cosh", title = "Log-cosh", doc = "For regression with outliers: like Huber, without a corner anywhere.")
public record LogCosh() implements ElementLoss {
    private static final double LN_2 = 0.6931471805599453;

    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of();
    }

    @Override
    public double element(double x, double t) {
        double distance = Math.abs(x - t);
        return distance + Math.log1p(Math.exp(-2 * distance)) - LN_2;
    }

    @Override
    public double slope(double x, double t) {
        return Math.tanh(x - t);
    }
}
