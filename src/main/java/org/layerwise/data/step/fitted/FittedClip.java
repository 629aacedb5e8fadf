package org.layerwise.data.step.fitted;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Numbers beyond two bounds become the bounds; missing ones stay missing.
 *
 * @param lower of each open feature
 * @param upper of each, not below {@code lower}
 */
@Kind(id = "clip", title = "Clip", doc = "Numbers beyond two bounds become the bounds.")
public record FittedClip(
        @Param(doc = "The lower bound of each feature", value = "")
        List<Double> lower,

        @Param(doc = "The upper bound of each feature", value = "")
        List<Double> upper)
        implements FittedStep {
    public FittedClip {
        lower = MutableFeatures.finite("bounds", lower);
        upper = MutableFeatures.finite("bounds", upper);
        if (lower.size() != upper.size()) {
            throw new IllegalArgumentException(
                    "as many lower as upper bounds are expected, not " + lower + " and " + upper);
        }
        for (int i = 0; i < lower.size(); i++) {
            if (lower.get(i) > upper.get(i)) {
                throw new IllegalArgumentException("the bound " + lower.get(i) + " is above " + upper.get(i));
            }
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        return MutableFeatures.each(data, lower.size(), i -> {
            double low = lower.get(i);
            double high = upper.get(i);
            return x -> x < low ? low : x > high ? high : x;
        });
    }
}
