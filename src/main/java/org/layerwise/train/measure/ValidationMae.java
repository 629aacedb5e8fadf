package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The mean absolute error of the validation part, after the epoch; of several targets the mean of each one's. */
@Kind(
        id = ValidationMae.ID,
        title = "Validation MAE",
        doc =
                "The mean absolute error of the validation part, after the epoch; of several targets the mean of each one's.")
public record ValidationMae() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "mae/validation";

    @Override
    public String formula() {
        return "Σ|ŷ − y| / n";
    }

    @Override
    public String unit() {
        return "the target's";
    }

    @Override
    public boolean isUsual() {
        return false;
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
        return figures.mae();
    }
}
