package org.layerwise.data.step;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * {@code (x − shift) / scale}.
 *
 * @param shift of each open feature
 * @param scale of each, not 0
 */
@Kind(id = "affine", title = "Affine", doc = "Subtracts, then divides.")
public record FittedAffine(
        @Param(doc = "Subtracted from each feature", value = "")
        List<Double> shift,

        @Param(doc = "What each is divided by then", value = "")
        List<Double> scale)
        implements FittedStep {
    public FittedAffine {
        shift = OpenFeatures.finite("shifts", shift);
        scale = OpenFeatures.finite("scales", scale);
        if (scale.contains(0.0) || scale.contains(-0.0) || shift.size() != scale.size()) {
            throw new IllegalArgumentException(
                    "as many shifts as scales, none 0, are expected, not " + shift + " and " + scale);
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        return OpenFeatures.each(data, shift.size(), i -> {
            double less = shift.get(i);
            double by = scale.get(i);
            return x -> (x - less) / by;
        });
    }
}
