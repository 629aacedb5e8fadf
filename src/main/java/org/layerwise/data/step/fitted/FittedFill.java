package org.layerwise.data.step.fitted;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Missing numbers become given ones.
 *
 * @param values one for each open feature
 */
@Kind(id = "fill", title = "Fill", doc = "Missing numbers become given ones.")
public record FittedFill(
        @Param(doc = "One for each feature", value = "") List<Double> values) implements FittedStep {
    public FittedFill {
        values = MutableFeatures.finite("what fills in for missing numbers", values);
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Numbers numbers = data.numbers();
        MutableFeatures.require(numbers, values.size());
        if (numbers.open().stream().noneMatch(FittedFill::hasMissing)) {
            return numbers;
        }
        return MutableFeatures.each(data, values.size(), i -> {
            double value = values.get(i);
            return x -> Double.isNaN(x) ? value : x;
        });
    }

    private static boolean hasMissing(ColumnData.Feature feature) {
        for (double value : feature.values()) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean leavesMissing(boolean may) {
        return false;
    }
}
