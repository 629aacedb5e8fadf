package org.layerwise.search;

import java.util.List;
import org.layerwise.search.space.Proposal;

/**
 * What came of a trial.
 *
 * @param number of the trial, from 0
 * @param proposal its settings
 * @param outcome how it ended
 * @param values one for each objective, NaN where there is none; may be empty for a trial that failed
 * @param curve the first objective's metric after each epoch that it trained
 */
public record TrialResult(
        int number, Proposal proposal, TrialOutcome outcome, List<Double> values, List<Double> curve) {
    public TrialResult {
        values = List.copyOf(values);
        curve = List.copyOf(curve);
    }

    /** Whether it was trained to its end and has every value: one that has not counts as failed. */
    public boolean isComplete() {
        return outcome == TrialOutcome.COMPLETED
                && !values.isEmpty()
                && values.stream().allMatch(Double::isFinite);
    }
}
