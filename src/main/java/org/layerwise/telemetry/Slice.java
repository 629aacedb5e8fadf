package org.layerwise.telemetry;

import java.util.List;

/**
 * Where one measure's values are in a run's frames: layer after layer, {@code width} values each. Numbers and the values of
 * other forms are kept apart.
 *
 * @param measure its id: a METRICS.csv name
 * @param form whether it is a number
 * @param layers the ids of the nodes it is taken of, in topological order; one empty text for the whole run
 * @param first place of the first value
 * @param width values for each layer
 * @param inMetricsFile whether METRICS.csv has rows of it
 */
public record Slice(String measure, Form form, List<String> layers, int first, int width, boolean inMetricsFile) {
    /** Bins of a histogram. */
    public static final int BINS = 64;

    /** Values of a histogram: the counts, the smallest and the largest value. */
    public static final int HISTOGRAM_WIDTH = BINS + 2;

    public Slice {
        layers = List.copyOf(layers);
    }

    /** The place of the first value of a layer, given by its number among {@link #layers}. */
    public int at(int layer) {
        return first + layer * width;
    }

    /** The place of the first value of a layer; −1 where the measure is not taken of it. */
    public int at(String layer) {
        int index = layers.indexOf(layer);
        return index < 0 ? -1 : at(index);
    }

    /** How many values there are for all layers. */
    public int size() {
        return layers.size() * width;
    }
}
