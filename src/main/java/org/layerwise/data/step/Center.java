package org.layerwise.data.step;

import java.util.Collections;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedStep;

/** Less the mean of the training rows. */
@Kind(id = "zero-centre", title = "Zero-center", doc = "Subtracts the mean of the training rows and keeps the unit.")
public record Center() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        List<Double> shift = TrainingValues.each(training, TrainingValues::mean);
        return new FittedAffine(shift, Collections.nCopies(shift.size(), 1.0));
    }
}
