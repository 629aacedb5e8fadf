package org.layerwise.data;

import java.util.List;
import java.util.Objects;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * A category column: one feature per category, 1 for the cell's own and 0 elsewhere. A missing cell counts as
 * {@code imputation}; a category that is not listed gives zeros.
 *
 * @param name the table column
 * @param imputation stands in for a missing value; one of the categories
 * @param categories of the training rows, in order: by value when all are numbers, else by code point
 */
@Kind(id = "category", title = "Category", doc = "A text column: missing values filled in, then one-hot.")
public record FittedCategory(
        @Param(doc = "The table column", value = "") String name,

        @Param(doc = "Stands in for a missing value", value = "")
        String imputation,

        @Param(doc = "The categories in order", value = "") List<String> categories)
        implements FittedColumn {
    public FittedCategory {
        Objects.requireNonNull(name);
        categories = List.copyOf(categories);
        if (!categories.contains(imputation)) {
            throw new IllegalArgumentException(
                    "column " + name + ": \"" + imputation + "\" stands in for missing values but is no category");
        }
    }

    @Override
    public int width() {
        return categories.size();
    }
}
