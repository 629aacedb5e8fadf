package org.layerwise.data;

import org.layerwise.catalog.Kind;

/** To [0, 1]: shift is the smallest training value, scale the range, rounded to float32. A constant column has scale 1. */
@Kind(
        id = "min-max",
        title = "Min–max",
        doc = "Scales each numeric column so that the training rows span 0 to 1. Sensitive to outliers.")
public record MinMax() implements Scaling {
    @Override
    public Affine fit(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        float range = (float) ((double) max - min);
        return new Affine(min, range == 0 || Float.isInfinite(range) ? 1 : range);
    }
}
