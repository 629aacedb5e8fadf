package org.layerwise.nn.metric;

/**
 * A figure of how good predictions are, over all rows at once, each row counting the same; their order does not matter. It
 * is told of a network's predictions and never trained for.
 */
public sealed interface MetricSpec permits ClassMetric, ValueMetric {

    /** Whether more is better. */
    boolean isLargerBetter();

    /** Its value where every prediction is right and certain. */
    default double best() {
        return isLargerBetter() ? 1 : 0;
    }
}
