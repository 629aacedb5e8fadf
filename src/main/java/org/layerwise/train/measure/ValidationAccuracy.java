package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The share of rows, or of labels, that are predicted right, of the validation part, after the epoch. */
@Kind(
        id = ValidationAccuracy.ID,
        title = "Validation accuracy",
        doc = "The share of rows, or of labels, that are predicted right, of the validation part, after the epoch.")
public record ValidationAccuracy() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "accuracy/validation";

    @Override
    public String formula() {
        return "right / all";
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
        return false;
    }

    @Override
    public double value(EpochFigures figures) {
        return figures.accuracy();
    }
}
