package org.layerwise.data.step;

import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedStep;

/** Missing values become the median of the training rows. */
@Kind(
        id = "impute-median",
        title = "Impute median",
        doc = "Missing numbers become the median of the training rows, which extreme values leave alone.")
public record ImputeMedian() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedFill(TrainingValues.each(training, TrainingValues::median));
    }
}
