package org.layerwise.data;

import java.util.Objects;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * A numeric column. Its cell is rounded to float32, replaced by {@code imputation} when missing, and becomes {@code (x − shift)
 * / scale}: subtract, then divide, each rounded to float32. All three are float32 values.
 *
 * @param name the table column
 * @param imputation stands in for a missing value, in the column's own units
 * @param shift subtracted first
 * @param scale divided by then; not 0
 */
@Kind(id = "number", title = "Number", doc = "A numeric column: missing values filled in, then shifted and scaled.")
public record FittedNumber(
        @Param(doc = "The table column", value = "") String name,

        @Param(doc = "Stands in for a missing value", value = "0")
        double imputation,

        @Param(doc = "Subtracted first", value = "0") double shift,
        @Param(doc = "Divided by then", value = "1") double scale)
        implements FittedColumn {
    public FittedNumber {
        Objects.requireNonNull(name);
        if (!isFloat(imputation) || !isFloat(shift) || !isFloat(scale) || scale == 0) {
            throw new IllegalArgumentException("column " + name + ": imputation " + imputation + ", shift " + shift
                    + " and scale " + scale + " must be finite float32 values, the scale not 0");
        }
    }

    private static boolean isFloat(double value) {
        return Double.isFinite(value) && (float) value == value;
    }

    @Override
    public int width() {
        return 1;
    }

    /** The feature for a cell's value, NaN when the cell is missing. */
    public float encode(float value) {
        float filled = Float.isNaN(value) ? (float) imputation : value;
        return (filled - (float) shift) / (float) scale;
    }
}
