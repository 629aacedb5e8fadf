package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The share of rows, or of labels, that are predicted right, over the epoch's training batches, each as it was trained. */
@Kind(
        id = TrainAccuracy.ID,
        title = "Training accuracy",
        doc =
                "The share of rows, or of labels, that are predicted right, over the epoch's training batches, each as it was trained.")
public record TrainAccuracy() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "accuracy/train";

    @Override
    public String formula() {
        return "right / all";
    }

    @Override
    public boolean ofValidation() {
        return false;
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
