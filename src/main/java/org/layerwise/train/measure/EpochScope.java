package org.layerwise.train.measure;

import java.util.Set;

/**
 * Which figures a run's epochs can have.
 *
 * @param classification whether classes or labels are predicted, not numbers
 * @param validation whether there is a validation part
 * @param metrics the names of those that an evaluation gives for this target
 */
public record EpochScope(boolean classification, boolean validation, Set<String> metrics) {
    public EpochScope {
        metrics = Set.copyOf(metrics);
    }

    boolean has(EpochMeasure measure) {
        return (classification ? measure.forClasses() : measure.forNumbers())
                && (validation || !measure.ofValidation())
                && (!(measure instanceof ValidationMetric metric) || metrics.contains(metric.metric()));
    }
}
