package org.layerwise.telemetry;

/**
 * One number that is told again and again.
 *
 * @param metric what it measures
 * @param layer the node's id; empty for the whole run
 */
public record Channel(Metric metric, String layer) {

    public static Channel of(Metric metric) {
        return new Channel(metric, "");
    }

    /** {@code activation/std dense1}, or the metric alone. */
    @Override
    public String toString() {
        return layer.isEmpty() ? metric.id() : metric.id() + " " + layer;
    }
}
