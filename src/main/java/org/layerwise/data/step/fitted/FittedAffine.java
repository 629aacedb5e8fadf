package org.layerwise.data.step.fitted;

import java.util.ArrayList;
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
        shift = MutableFeatures.finite("shifts", shift);
        scale = MutableFeatures.finite("scales", scale);
        if (scale.contains(0.0) || scale.contains(-0.0) || shift.size() != scale.size()) {
            throw new IllegalArgumentException(
                    "as many shifts as scales, none 0, are expected, not " + shift + " and " + scale);
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Numbers numbers = data.numbers();
        MutableFeatures.require(numbers, shift.size());
        List<ColumnData.Feature> open = new ArrayList<>();
        for (int i = 0; i < shift.size(); i++) {
            ColumnData.Feature feature = numbers.open().get(i);
            open.add(new ColumnData.Feature(feature.name(), moved(feature.values(), shift.get(i), scale.get(i))));
        }
        return new ColumnData.Numbers(open, numbers.settled());
    }

    /** A loop of its own, for most columns of most tables go through it. */
    private static double[] moved(double[] values, double shift, double scale) {
        double[] moved = new double[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (values[i] - shift) / scale;
        }
        return moved;
    }
}
