package org.layerwise.nn.loss;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.nn.activation.ActivationFunction;

/**
 * Of rates {@code y ≥ 0} and counts {@code t ≥ 0}: {@code ℓ = y − t·ln(y + 1e-8)}, mean over batch and outputs: the negative
 * logarithm of the Poisson probability without what does not depend on y; {@code ∂ℓ/∂y = 1 − t/(y + 1e-8)}.
 */
@Kind(
        id = "poisson",
        title = "Poisson",
        doc =
                "For counts, such as events per hour: the network predicts their rate. Needs the target in its own units and "
                        + "a last activation that is never negative, such as softplus.")
public record Poisson() implements ElementLoss {
    /** Keeps the logarithm of a rate of 0 finite. */
    private static final double LEAST = 1e-8;

    @Override
    public List<Class<? extends ActivationFunction>> fusedWith() {
        return List.of();
    }

    @Override
    public Targets targets() {
        return Targets.COUNTS;
    }

    @Override
    public double element(double x, double t) {
        return x - t * Math.log(x + LEAST);
    }

    @Override
    public double slope(double x, double t) {
        return 1 - t / (x + LEAST);
    }
}
