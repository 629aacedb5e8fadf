package org.layerwise.data.step;

import java.util.Collections;
import java.util.List;
import org.layerwise.catalog.Kind;

/** Less the mean of the training rows. */
@Kind(id = "zero-centre", title = "Zero-center", doc = "Subtracts the mean of the training rows and keeps the unit.")
public record Center() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        List<Double> shift = TrainingValues.each(training, TrainingValues::mean);
        return new FittedAffine(shift, Collections.nCopies(shift.size(), 1.0));
    }
}
