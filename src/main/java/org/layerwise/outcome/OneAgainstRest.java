package org.layerwise.outcome;

import java.util.Optional;

/**
 * One class against the others, or one label.
 *
 * @param name of the class or label
 * @param scores the probability of it, one a row
 * @param positive whether each row has it
 */
public record OneAgainstRest(String name, double[] scores, boolean[] positive) {

    /** Its ROC curve; empty when all rows have it, or none has. */
    public Optional<RocCurve> roc() {
        return RocCurve.of(scores, positive);
    }

    /** Its precision and recall; empty when no row has it. */
    public Optional<PrecisionRecallCurve> precisionRecall() {
        return PrecisionRecallCurve.of(scores, positive);
    }

    /** Whether its probabilities come true; empty without rows. */
    public Optional<CalibrationCurve> calibration(int bins, CalibrationCurve.Spacing spacing) {
        return scores.length == 0
                ? Optional.empty()
                : Optional.of(CalibrationCurve.of(scores, positive, bins, spacing));
    }
}
