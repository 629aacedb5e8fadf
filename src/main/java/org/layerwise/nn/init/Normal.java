package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code w ~ N(0, σ²)}. */
@Kind(
        id = "normal",
        title = "Normal",
        doc =
                "Normal around 0 with a fixed standard deviation, whatever the fans: activations fade or saturate with depth.")
public record Normal(
        @Param(value = "0.01", doc = "Standard deviation σ.", min = 0, title = "Standard deviation")
        double sigma) implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.normal(values, sigma, random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return sigma;
    }
}
