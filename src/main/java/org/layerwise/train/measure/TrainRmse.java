package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The root mean squared error over the epoch's training batches, each as it was trained; of several targets the mean of each one's. */
@Kind(
        id = TrainRmse.ID,
        title = "Training RMSE",
        doc =
                "The root mean squared error over the epoch's training batches, each as it was trained; of several targets the mean of each one's.")
public record TrainRmse() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "rmse/train";

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
        return figures.rmse();
    }
}
