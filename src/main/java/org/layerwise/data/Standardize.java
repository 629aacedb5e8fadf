package org.layerwise.data;

import org.layerwise.catalog.Kind;

/**
 * Zero mean and unit variance: shift is the mean, scale the population standard deviation {@code √(Σ(x − mean)²/n)}, both
 * accumulated in double and rounded to float32. A constant column has scale 1.
 */
@Kind(
        id = "standardize",
        title = "Standardize",
        doc = "Zero-centres each numeric column and scales it to unit variance. The usual choice for networks.",
        paper = "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, section 4.3")
public record Standardize() implements Scaling {
    @Override
    public Affine fit(float[] values) {
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        float deviation = (float) Math.sqrt(squares / values.length);
        return new Affine((float) mean, min == max || deviation == 0 ? 1 : deviation);
    }
}
