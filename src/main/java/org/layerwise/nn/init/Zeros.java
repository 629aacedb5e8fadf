package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w = 0}. */
@Kind(
        id = "zeros",
        title = "Zeros",
        doc = "All zero. For biases; a kernel of zeros never breaks the symmetry between units.")
public record Zeros() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        java.util.Arrays.fill(values, 0f);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return 0;
    }
}
