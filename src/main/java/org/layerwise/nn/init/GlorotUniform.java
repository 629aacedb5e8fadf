package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ U(−a, a), a = √(6/(fanIn + fanOut))}, σ = √(2/(fanIn + fanOut)). */
@Kind(
        id = "glorot-uniform",
        title = "Glorot (Xavier) uniform",
        doc = "Keeps the variance of activations and gradients for linear-like activations such as tanh. The default.",
        paper =
                "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks. AISTATS 2010")
public record GlorotUniform() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.uniform(values, Math.sqrt(6.0 / (shape.fanIn() + shape.fanOut())), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return Math.sqrt(2.0 / (shape.fanIn() + shape.fanOut()));
    }
}
