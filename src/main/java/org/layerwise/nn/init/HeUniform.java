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
    public void fill(float[] values, int fanIn, int fanOut, RandomGenerator random) {
        Initializer.uniform(values, Math.sqrt(6.0 / fanIn), random);
    }

    @Override
    public double standardDeviation(int fanIn, int fanOut) {
        return Math.sqrt(2.0 / fanIn);
    }
}
