package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ N(0, σ²), σ = √(2/fanIn)}. */
@Kind(
        id = "he-normal",
        title = "He normal",
        doc =
                "Keeps the variance of activations through ReLU layers; drawn from a normal distribution that is not truncated.",
        paper = "He, Zhang, Ren, Sun: Delving Deep into Rectifiers. ICCV 2015")
public record HeNormal() implements Initializer {
    @Override
    public void fill(float[] values, int fanIn, int fanOut, RandomGenerator random) {
        Initializer.normal(values, Math.sqrt(2.0 / fanIn), random);
    }

    @Override
    public double standardDeviation(int fanIn, int fanOut) {
        return Math.sqrt(2.0 / fanIn);
    }
}
