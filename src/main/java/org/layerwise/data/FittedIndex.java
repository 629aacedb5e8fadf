package org.layerwise.data;

import java.util.List;
import java.util.Objects;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * A category column as one feature, for an embedding: the place of the cell's category in the list, from 1 on; 0 for a missing
 * cell and for a category that is not listed.
 *
 * @param name the table column
 * @param categories of the training rows, in order: by value when all are numbers, else by code point
 */
@Kind(
        id = "index",
        title = "Index",
        doc = "A text column: the category's number from 1 on, 0 for a missing or unknown one.")
public record FittedIndex(
        @Param(doc = "The table column", value = "") String name,
        @Param(doc = "The categories in order", value = "") List<String> categories)
        implements FittedColumn {
    public FittedIndex {
        Objects.requireNonNull(name);
        categories = List.copyOf(categories);
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public int categoryNumbers() {
        return categories.size() + 1;
    }
}
