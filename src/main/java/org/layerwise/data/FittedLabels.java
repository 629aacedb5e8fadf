package org.layerwise.data;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Labels that do not exclude each other: 1 where a row has a label, that is, where its column holds the second of its two
 * texts.
 *
 * @param labels at least one, each of two classes, in the order of the network's outputs
 */
@Kind(id = "labels", title = "Labels", doc = "Labels that do not exclude each other, each a column of two texts.")
public record FittedLabels(
        @Param(doc = "One for each target column: its two texts in order", value = "")
        List<FittedClasses> labels) implements FittedTarget {
    public FittedLabels {
        labels = List.copyOf(labels);
        for (FittedClasses label : labels) {
            if (!label.isBinary()) {
                throw new IllegalArgumentException("column " + label.column() + ": two texts, not " + label.classes());
            }
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("at least one label");
        }
    }

    @Override
    public List<String> columns() {
        return labels.stream().map(FittedClasses::column).toList();
    }

    @Override
    public int width() {
        return labels.size();
    }

    @Override
    public double[] scales() {
        return new double[0];
    }
}
