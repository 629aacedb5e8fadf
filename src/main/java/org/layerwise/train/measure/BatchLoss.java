package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The mean loss of the step's batch, before the update and without penalty. */
@Kind(
        id = BatchLoss.ID,
        title = "Batch loss",
        doc = "The mean loss of the step's batch, before the update and without penalty.")
public record BatchLoss() implements RunMeasure {
    /** Its name everywhere. */
    public static final String ID = "loss/batch";

    @Override
    public String formula() {
        return "Σ wℓ / Σ w";
    }

    @Override
    public String cost() {
        return "none: it is computed anyway";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public double value(StepReading step) {
        return step.loss();
    }
}
