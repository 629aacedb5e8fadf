package org.layerwise.data.step;

import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedStep;

/** Missing values become the mean of the training rows. */
@Kind(
        id = "impute-mean",
        title = "Impute mean",
        doc = "Missing numbers become the mean of the training rows. Extreme values move the mean.")
public record ImputeMean() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedFill(TrainingValues.each(training, TrainingValues::mean));
    }
}
