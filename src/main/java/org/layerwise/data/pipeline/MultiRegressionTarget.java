package org.layerwise.data.pipeline;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * The targets of a regression of several columns, each standardized by itself.
 *
 * @param values at least two, in the order of the network's outputs
 */
@Kind(
        id = "several-values",
        title = "Several values",
        doc = "The targets of a regression of several columns, each standardized on the training rows.")
public record MultiRegressionTarget(
        @Param(doc = "One for each target column", value = "")
        List<RegressionTarget> values) implements FittedTarget {
    public MultiRegressionTarget {
        values = List.copyOf(values);
        if (values.size() < 2) {
            throw new IllegalArgumentException("at least two targets, not " + values.size());
        }
    }

    @Override
    public List<String> columns() {
        return values.stream().map(RegressionTarget::column).toList();
    }

    @Override
    public int width() {
        return values.size();
    }

    @Override
    public double[] scales() {
        return values.stream().mapToDouble(RegressionTarget::scale).toArray();
    }
}
