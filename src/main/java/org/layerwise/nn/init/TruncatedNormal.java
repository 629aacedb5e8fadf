package org.layerwise.nn.init;

import java.util.random.RandomGenerator;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code w ~ N(0, s²)} without what lies beyond ±2s, {@code s = σ/0.87962566}: cutting the tails narrows a normal
 * distribution to that share of its standard deviation, so the result has σ, and no value beyond ±2.274σ.
 */
@Kind(
        id = "truncated-normal",
        title = "Truncated normal",
        doc = "Normal around 0 without its far tails: values beyond two standard deviations are drawn again.")
public record TruncatedNormal(
        @Param(value = "0.01", doc = "Standard deviation σ of the result.", min = 0, title = "Standard deviation")
        double sigma)
        implements Initializer {
    private static final double CUT = 2;
    private static final double NARROWING = 0.8796256610342398;

    @Override
    public void fill(float[] values, KernelShape shape, RandomGenerator random) {
        double scale = sigma / NARROWING;
        for (int i = 0; i < values.length; i++) {
            double drawn = random.nextGaussian();
            while (Math.abs(drawn) > CUT) {
                drawn = random.nextGaussian();
            }
            values[i] = (float) (scale * drawn);
        }
    }

    @Override
    public double standardDeviation(KernelShape shape) {
        return sigma;
    }
}
