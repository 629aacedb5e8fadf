package org.layerwise.nn.regularize;

import org.layerwise.base.RandomStream;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code g += N(0, variance/(1 + t)^decay)}, t being the number of updates made before. */
@Kind(
        id = "fading",
        title = "Fading normal noise",
        doc = "Adds normal noise that fades with the updates: helps very deep networks out of poor beginnings.",
        paper = "Neelakantan, Vilnis, Le, Sutskever, Kaiser, Kurach, Martens: Adding Gradient Noise Improves Learning "
                + "for Very Deep Networks. arXiv:1511.06807, 2015")
public record FadingNoise(
        @Param(
                value = "0.01",
                doc = "Variance of the noise at the first update; the paper tries 0.01, 0.3 and 1.",
                min = 0)
        double variance,

        @Param(
                value = "0.55",
                doc = "How fast it fades: the power of 1 + updates that the variance is divided by.",
                min = 0)
        double decay)
        implements GradientNoise {

    /** The standard deviation at an update, counted from 1. */
    public double deviation(long step) {
        return Math.sqrt(variance / Math.pow((double) step, decay));
    }

    @Override
    public void addTo(float[][] gradients, long step, RandomStream random) {
        double deviation = deviation(step);
        for (float[] gradient : gradients) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += (float) (deviation * random.nextGaussian());
            }
        }
    }

    @Override
    public boolean isActive() {
        return variance > 0;
    }
}
