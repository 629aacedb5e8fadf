package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.nn.activation.ActivationFunction;

/**
 * {@code ℓ = (y − t)²/2} where {@code |y − t| ≤ δ}, {@code δ·(|y − t| − δ/2)} elsewhere; mean over batch and outputs.
 * {@code ∂ℓ/∂y} is y − t, limited to ±δ.
 */
@Kind(
        id = "huber",
        title = "Huber",
        doc =
                "For regression with outliers: squared for small errors, straight beyond delta, so that a few bad rows do not rule.",
        paper = "Huber: Robust Estimation of a Location Parameter. Annals of Mathematical Statistics 35, 1964")
public record Huber(
        @Param(
                value = "1",
                doc = "Where the square turns straight, in units of the scaled target.",
                min = 0,
                minInclusive = false)
        double delta)
        implements ElementLoss {
    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of();
    }

    @Override
    public double element(double x, double t) {
        double distance = Math.abs(x - t);
        return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    }

    @Override
    public double slope(double x, double t) {
        return Math.min(Math.max(x - t, -delta), delta);
    }
}
