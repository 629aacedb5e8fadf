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
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.normal(values, Math.sqrt(2.0 / (shape.fanIn() + shape.fanOut())), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return Math.sqrt(2.0 / (shape.fanIn() + shape.fanOut()));
    }
}
