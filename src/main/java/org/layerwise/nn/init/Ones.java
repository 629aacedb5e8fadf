package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w = 1}. */
@Kind(id = "ones", title = "Ones", doc = "All one. For scales and experiments; a kernel of ones keeps all units alike.")
public record Ones() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        java.util.Arrays.fill(values, 1f);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return 0;
    }
}
