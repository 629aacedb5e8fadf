package org.layerwise.outcome;

import org.layerwise.train.Predictions;

/**
 * One number of what is predicted of a row.
 *
 * @param output which: a class, a label or a target, from 0; of a single number 0
 */
public record PredictedNumber(int output) {

    /**
     * The probability of a class or label, or a number in its target's own units.
     *
     * @throws IllegalArgumentException of a reconstruction, which predicts no column
     */
    public double of(Predictions predictions, int row) {
        return switch (predictions) {
            case Predictions.Classes classes -> classes.probabilities()[row][output];
            case Predictions.Values values -> values.values()[row];
            case Predictions.SeveralValues several -> several.values()[row][output];
            case Predictions.Labels labels -> labels.probabilities()[row][output];
            case Predictions.Reconstruction _ ->
                throw new IllegalArgumentException("a reconstruction predicts no column");
        };
    }
}
