package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The root mean squared error of the validation part, after the epoch; of several targets the mean of each one's. */
@Kind(
        id = ValidationRmse.ID,
        title = "Validation RMSE",
        doc =
                "The root mean squared error of the validation part, after the epoch; of several targets the mean of each one's.")
public record ValidationRmse() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "rmse/validation";

    @Override
    public String formula() {
        return "√(Σ(ŷ − y)² / n)";
    }

    @Override
    public String unit() {
        return "the target's";
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
        return figures.rmse();
    }
}
