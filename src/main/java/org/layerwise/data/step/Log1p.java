package org.layerwise.data.step;

import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedLog1p;
import org.layerwise.data.step.fitted.FittedStep;

/** {@code sign(x) · ln(1 + |x|)}: ln(1 + x) for x ≥ 0, and defined for every number. */
@Kind(
        id = "log1p",
        title = "Log(1 + x)",
        doc = "Compresses long tails: ln(1 + x), and −ln(1 − x) below 0. For counts, prices, times.")
public record Log1p() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedLog1p();
    }
}
