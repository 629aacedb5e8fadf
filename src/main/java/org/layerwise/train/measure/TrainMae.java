package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The mean absolute error over the epoch's training batches, each as it was trained; of several targets the mean of each one's. */
@Kind(
        id = TrainMae.ID,
        title = "Training MAE",
        doc =
                "The mean absolute error over the epoch's training batches, each as it was trained; of several targets the mean of each one's.")
public record TrainMae() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "mae/train";

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
        return figures.mae();
    }
}
