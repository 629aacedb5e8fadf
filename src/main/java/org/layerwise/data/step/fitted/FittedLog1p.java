package org.layerwise.data.step.fitted;

import org.layerwise.catalog.Kind;

/** {@code sign(x) · ln(1 + |x|)}. */
@Kind(id = "log1p", title = "Log(1 + x)", doc = "The sign times ln(1 + |x|).")
public record FittedLog1p() implements FittedStep {
    @Override
    public ColumnData apply(ColumnData data) {
        return MutableFeatures.each(
                data, data.numbers().open().size(), i -> x -> Math.copySign(Math.log1p(Math.abs(x)), x));
    }
}
