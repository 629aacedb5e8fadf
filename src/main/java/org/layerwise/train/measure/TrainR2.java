package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The share of the target's variance that is explained, over the epoch's training batches, each as it was trained; of several targets the mean over those that are not constant. */
@Kind(
        id = TrainR2.ID,
        title = "Training R²",
        doc =
                "The share of the target's variance that is explained, over the epoch's training batches, each as it was trained; of several targets the mean over those that are not constant.")
public record TrainR2() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "r2/train";

    @Override
    public String formula() {
        return "1 − Σ(ŷ − y)² / Σ(y − mean y)²";
    }

    @Override
    public boolean ofValidation() {
        return false;
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
