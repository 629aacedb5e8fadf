package org.layerwise.data.pipeline;

import java.util.Collection;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.BooleanWords;
import org.layerwise.data.table.CategoryOrder;

/**
 * Labels that do not exclude each other: 1 where a row has a label, that is, where its column holds the second of its two
 * texts. The second is the true one of a pair such as no and yes, else the larger in the order of classes.
 *
 * @param labels at least one, each of two classes, in the order of the network's outputs
 */
@Kind(id = "labels", title = "Labels", doc = "Labels that do not exclude each other, each a column of two texts.")
public record MultiLabelTarget(
        @Param(doc = "One for each target column: its two texts in order", value = "")
        List<ClassTarget> labels) implements FittedTarget {
    public MultiLabelTarget {
        labels = List.copyOf(labels);
        for (ClassTarget label : labels) {
            if (!label.isBinary()) {
                throw new IllegalArgumentException("column " + label.column() + ": two texts, not " + label.classes());
            }
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("at least one label");
        }
    }

    /** The two texts of a label in order: the second means that a row has it. */
    public static List<String> order(Collection<String> texts) {
        List<String> truth = BooleanWords.order(texts);
        return truth.isEmpty() ? CategoryOrder.sorted(texts) : truth;
    }

    @Override
    public List<String> columns() {
        return labels.stream().map(ClassTarget::column).toList();
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
