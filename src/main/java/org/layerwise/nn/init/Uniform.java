package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code w ~ U(−limit, limit)}, σ = limit/√3. */
@Kind(id = "uniform", title = "Uniform", doc = "Uniform between −limit and limit, whatever the fans.")
public record Uniform(
        @Param(value = "0.05", doc = "Largest absolute value.", min = 0)
        double limit) implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.uniform(values, limit, random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return limit / Math.sqrt(3);
    }
}
