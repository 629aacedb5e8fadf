package org.layerwise.train.measure;

import java.util.Map;

/**
 * The figures of one part in one epoch; NaN where one makes no sense.
 *
 * @param loss mean over its rows, without penalty
 * @param accuracy share of rows, or of labels, that are right
 * @param rmse root mean squared error in the target's units
 * @param mae mean absolute error in the target's units
 * @param r2 share of the target's variance that is explained
 * @param metrics others that were asked for, by their names in an evaluation
 */
public record EpochFigures(
        double loss, double accuracy, double rmse, double mae, double r2, Map<String, Double> metrics) {
    public EpochFigures {
        metrics = Map.copyOf(metrics);
    }

    /** A figure by its name in an evaluation; NaN where nobody asked for it. */
    double metric(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }
}
