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
    public void fill(float[] values, int fanIn, int fanOut, RandomGenerator random) {
        Initializer.normal(values, 1 / Math.sqrt(fanIn), random);
    }

    @Override
    public double standardDeviation(int fanIn, int fanOut) {
        return 1 / Math.sqrt(fanIn);
    }
}
