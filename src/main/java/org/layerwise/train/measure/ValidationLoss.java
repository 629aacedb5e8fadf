package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The mean loss of the validation part, after the epoch, without penalty. */
@Kind(
        id = ValidationLoss.ID,
        title = "Validation loss",
        doc = "The mean loss of the validation part, after the epoch, without penalty.")
public record ValidationLoss() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "loss/validation";

    @Override
    public String formula() {
        return "Σ wℓ / Σ w";
    }

    @Override
    public boolean ofValidation() {
        return true;
    }

    @Override
    public boolean forClasses() {
        return true;
    }

    @Override
    public boolean forNumbers() {
        return true;
    }

    @Override
    public double value(EpochFigures figures) {
        return figures.loss();
    }
}
