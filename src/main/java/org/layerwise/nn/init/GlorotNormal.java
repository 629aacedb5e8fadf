package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ N(0, σ²), σ = √(2/(fanIn + fanOut))}. */
@Kind(
        id = "glorot-normal",
        title = "Glorot (Xavier) normal",
        doc = "As Glorot uniform, drawn from a normal distribution that is not truncated.",
        paper =
                "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks. AISTATS 2010")
public record GlorotNormal() implements Initializer {
    @Override
    public void fill(float[] values, int fanIn, int fanOut, RandomGenerator random) {
        Initializer.normal(values, Math.sqrt(2.0 / (fanIn + fanOut)), random);
    }

    @Override
    public double standardDeviation(int fanIn, int fanOut) {
        return Math.sqrt(2.0 / (fanIn + fanOut));
    }
}
