package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code w = value}. */
@Kind(id = "constant", title = "Constant", doc = "Every value the same. For biases and experiments.")
public record Constant(
        @Param(value = "0", doc = "Every parameter starts here.")
        double value) implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        java.util.Arrays.fill(values, (float) value);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return 0;
    }
}
