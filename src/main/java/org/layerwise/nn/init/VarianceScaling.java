package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code w ~ N(0, σ²)} or {@code U(−√3σ, √3σ)}, {@code σ = gain/√fan}: the family that LeCun (gain 1, fan-in), He (gain √2, fan-in)
 * and Glorot (gain 1, the mean of both fans) are members of.
 */
@Kind(
        id = "variance-scaling",
        title = "Variance scaling",
        doc =
                "A standard deviation of gain/√fan. LeCun is gain 1 with fan-in, He gain √2 with fan-in, Glorot gain 1 with "
                        + "the mean of both fans.",
        paper = "He, Zhang, Ren, Sun: Delving Deep into Rectifiers. ICCV 2015; named as in Keras")
public record VarianceScaling(
        @Param(
                value = "1",
                doc = "Factor of the standard deviation. √2 ≈ 1.414 makes up for the half that a ReLU cuts off.",
                min = 0)
        double gain,

        @Param(value = "in", doc = "What is counted: the inputs of a unit, its outputs, or the mean of both.")
        Fan fan,

        @Param(value = "normal", doc = "The shape of the distribution; a normal one is not truncated.")
        Distribution distribution)
        implements Initializer {

    /** What the variance is divided by. */
    public enum Fan {
        /** How many inputs a unit adds up. */
        IN,
        /** How many outputs an input feeds. */
        OUT,
        /** The mean of both. */
        AVERAGE
    }

    /** How values are spread around 0. */
    public enum Distribution {
        NORMAL,
        UNIFORM
    }

    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        switch (distribution) {
            case NORMAL -> Initializer.normal(values, standardDeviation(shape), random);
            case UNIFORM -> Initializer.uniform(values, Math.sqrt(3) * standardDeviation(shape), random);
        }
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        double count = switch (fan) {
            case IN -> shape.fanIn();
            case OUT -> shape.fanOut();
            case AVERAGE -> (shape.fanIn() + shape.fanOut()) / 2.0;
        };
        return gain / Math.sqrt(count);
    }
}
