package org.layerwise.data;

import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/**
 * How one column is read.
 *
 * @param name its name in the table's header
 * @param type what its cells are taken for
 * @param use whether the network may see it
 * @param missing what stands in for a missing value; categories have only {@link Imputation#MODE}
 */
public record ColumnSpec(String name, ColumnType type, ColumnUse use, Imputation missing) {
    public ColumnSpec {
        if (type == ColumnType.CATEGORY && missing == Imputation.MEAN) {
            throw Problem.error(
                            Where.path("", "data.columns." + name + ".missing"),
                            "a category has no mean.",
                            "Set it to mode, or the column's type to number.")
                    .toException();
        }
    }

    /** A feature of this type with the type's default for missing values. */
    public static ColumnSpec feature(String name, ColumnType type) {
        return new ColumnSpec(
                name, type, ColumnUse.FEATURE, type == ColumnType.NUMBER ? Imputation.MEAN : Imputation.MODE);
    }

    public ColumnSpec withUse(ColumnUse other) {
        return new ColumnSpec(name, type, other, missing);
    }

    /** The same column as another type; a mean that the new type does not have becomes its default. */
    public ColumnSpec withType(ColumnType other) {
        return feature(name, other).withUse(use);
    }

    public ColumnSpec withMissing(Imputation other) {
        return new ColumnSpec(name, type, use, other);
    }
}
