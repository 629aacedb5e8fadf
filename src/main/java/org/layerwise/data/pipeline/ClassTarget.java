package org.layerwise.data.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * The classes of a classification. Two classes make one target column, 1 for the second class; more make one column each,
 * one-hot.
 *
 * @param column the table column
 * @param classes at least two, in order: by value when all are numbers, else by code point
 */
@Kind(id = "classes", title = "Classes", doc = "The classes of a classification, in order.")
public record ClassTarget(
        @Param(doc = "The table column", value = "") String column,
        @Param(doc = "The classes in order", value = "") List<String> classes)
        implements FittedTarget {
    public ClassTarget {
        Objects.requireNonNull(column);
        classes = List.copyOf(classes);
        if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("column " + column + ": at least two different classes, not " + classes);
        }
    }

    public boolean isBinary() {
        return classes.size() == 2;
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public double[] scales() {
        return new double[0];
    }

    @Override
    public int width() {
        return isBinary() ? 1 : classes.size();
    }
}
