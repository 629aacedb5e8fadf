package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The share of the target's variance that is explained, of the validation part, after the epoch; of several targets the mean over those that are not constant. */
@Kind(
        id = ValidationR2.ID,
        title = "Validation R²",
        doc =
                "The share of the target's variance that is explained, of the validation part, after the epoch; of several targets the mean over those that are not constant.")
public record ValidationR2() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "r2/validation";

    @Override
    public String formula() {
        return "1 − Σ(ŷ − y)² / Σ(y − mean y)²";
    }

    @Override
    public boolean ofValidation() {
        return true;
    }

    @Override
    public boolean forClasses() {
        return false;
    }

    @Override
    public boolean forNumbers() {
        return true;
    }

    @Override
    public double value(EpochFigures figures) {
        return figures.r2();
    }
}
