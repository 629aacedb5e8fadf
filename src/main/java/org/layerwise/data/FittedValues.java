package org.layerwise.data;

import java.util.List;
import java.util.Objects;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * The target of a regression, standardised: {@code (y − mean) / scale}, and back {@code y' · scale + mean}; each operation
 * rounded to float32. Both numbers are float32 values, from the training rows.
 *
 * @param column the table column
 * @param mean in the target's units
 * @param scale population standard deviation in the target's units, 1 for a constant target
 */
@Kind(id = "values", title = "Values", doc = "The target of a regression, standardised on the training rows.")
public record FittedValues(
        @Param(doc = "The table column", value = "") String column,

        @Param(doc = "Mean of the training rows", value = "0")
        double mean,

        @Param(doc = "Standard deviation of the training rows", value = "1")
        double scale)
        implements FittedTarget {
    public FittedValues {
        Objects.requireNonNull(column);
        if (!Double.isFinite(mean) || !Double.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException(
                    "column " + column + ": mean " + mean + " and scale " + scale + " must be finite, the scale not 0");
        }
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public double[] scales() {
        return new double[] {scale};
    }

    @Override
    public int width() {
        return 1;
    }

    /** Whether nothing is scaled. */
    public boolean isInItsOwnUnits() {
        return mean == 0 && scale == 1;
    }

    /** A target in its own units, standardised. */
    public float standardize(float value) {
        return (value - (float) mean) / (float) scale;
    }

    /** A standardised target, or a network's output, in the target's own units: multiply, then add. */
    public float inverse(float standardized) {
        return standardized * (float) scale + (float) mean;
    }
}
