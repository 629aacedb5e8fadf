package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ U(−a, a), a = √(6/fanIn)}, σ = √(2/fanIn). */
@Kind(
        id = "he-uniform",
        title = "He uniform",
        doc = "Keeps the variance of activations through ReLU layers.",
        paper = "He, Zhang, Ren, Sun: Delving Deep into Rectifiers. ICCV 2015")
public record HeUniform() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.uniform(values, Math.sqrt(6.0 / shape.fanIn()), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return Math.sqrt(2.0 / shape.fanIn());
    }
}
