package org.layerwise.nn.clip;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** {@code max(−limit, min(limit, g))}, element by element. */
@Kind(
        id = "value",
        title = "Value",
        doc = "Cuts every element of every gradient off at ± the limit: simple, but it turns the direction.",
        paper = "Mikolov: Statistical Language Models Based on Neural Networks. Thesis, Brno, 2012")
public record ValueClipping(
        @Param(value = "0.5", doc = "Largest absolute value of an element.", min = 0, minInclusive = false)
        double limit)
        implements Clipping {
    @Override
    public void clip(float[][] gradients) {
        float most = (float) limit;
        for (float[] gradient : gradients) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = Math.max(-most, Math.min(most, gradient[i]));
            }
        }
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
