package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;

/** {@code w ~ N(0, σ²), σ = 1/√fanIn}. */
@Kind(
        id = "lecun-normal",
        title = "LeCun normal",
        doc =
                "Keeps the variance of activations forward, by fan-in alone. Some texts write it randn/√fan_in and call it Xavier.",
        paper = "LeCun, Bottou, Orr, Müller: Efficient BackProp. In: Neural Networks: Tricks of the Trade, 1998")
public record LecunNormal() implements Initializer {
    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        Initializer.normal(values, 1 / Math.sqrt(shape.fanIn()), random);
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return 1 / Math.sqrt(shape.fanIn());
    }
}
