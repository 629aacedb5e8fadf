package org.layerwise.data.step;

import org.layerwise.catalog.Kind;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedIndicator;
import org.layerwise.data.step.fitted.FittedStep;

/** One more feature: 1 where the value is missing, 0 elsewhere. Later steps leave it alone. */
@Kind(
        id = "missing-indicator",
        title = "Missing indicator",
        doc = "Adds a feature that is 1 where the value is missing; put it before the missing values are filled in.")
public record MissingIndicator() implements Step {
    @Override
    public FittedStep fit(ColumnData training) {
        return new FittedIndicator();
    }
}
