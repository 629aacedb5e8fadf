package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** What L1 and L2 penalties add to the loss of the step, before the update. */
@Kind(
        id = PenaltyLoss.ID,
        title = "Penalty",
        doc = "What L1 and L2 penalties add to the loss of the step, before the update.")
public record PenaltyLoss() implements RunMeasure {
    /** Its name everywhere. */
    public static final String ID = "loss/penalty";

    @Override
    public String formula() {
        return "Σ (l1·|w| + l2·w²) over all parameters with a penalty";
    }

    @Override
    public String cost() {
        return "one pass over those parameters";
    }

    @Override
    public double value(StepReading step) {
        return step.penalty();
    }
}
