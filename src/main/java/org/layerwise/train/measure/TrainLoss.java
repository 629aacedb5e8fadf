package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The mean loss over the epoch's training batches, each as it was trained, without penalty. */
@Kind(
        id = TrainLoss.ID,
        title = "Training loss",
        doc = "The mean loss over the epoch's training batches, each as it was trained, without penalty.")
public record TrainLoss() implements EpochMeasure {
    /** Its name everywhere. */
    public static final String ID = "loss/train";

    @Override
    public String formula() {
        return "Σ wℓ / Σ w";
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
        return true;
    }

    @Override
    public double value(EpochFigures figures) {
        return figures.loss();
    }
}
