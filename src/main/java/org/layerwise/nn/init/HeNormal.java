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
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.normal(values, Math.sqrt(2.0 / shape.fanIn()), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return Math.sqrt(2.0 / shape.fanIn());
    }
}
