package org.layerwise.nn.metric;

import java.util.List;

/** One metric on its way: takes rows, and tells its value over those it has taken. */
public interface Tally extends PredictionSink {
    /** Over all rows so far. */
    MetricValue value();

    /** For each class against the others, in class order; empty where a metric has no such values. */
    default List<MetricValue> perClass() {
        return List.of();
    }

    /** For each target column by itself; empty where there is only one. */
    default List<MetricValue> perTarget() {
        return List.of();
    }
}
