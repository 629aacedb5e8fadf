package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ U(−a, a), a = √(3/fanIn)}, σ = 1/√fanIn. */
@Kind(
        id = "lecun-uniform",
        title = "LeCun uniform",
        doc = "Keeps the variance of activations forward, by fan-in alone.",
        paper = "LeCun, Bottou, Orr, Müller: Efficient BackProp. In: Neural Networks: Tricks of the Trade, 1998")
public record LecunUniform() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.uniform(values, Math.sqrt(3.0 / shape.fanIn()), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return 1 / Math.sqrt(shape.fanIn());
    }
}
