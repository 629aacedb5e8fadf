package org.layerwise.telemetry;

import java.util.List;

/**
 * What stands where in a run's frames. Fixed for a run.
 *
 * @param step the channels of a sampled step, in METRICS.csv's order
 * @param epoch the channels of an epoch's end, in METRICS.csv's order
 * @param nodes the ids of the nodes whose outputs are counted into histograms, in topological order
 */
public record FrameLayout(List<Channel> step, List<Channel> epoch, List<String> nodes) {
    /** Bins of each histogram. */
    public static final int BINS = 64;

    public FrameLayout {
        step = List.copyOf(step);
        epoch = List.copyOf(epoch);
        nodes = List.copyOf(nodes);
    }

    /** The place of a channel among a sampled step's values, −1 when it is not there. */
    public int stepPlace(Metric metric, String layer) {
        return step.indexOf(new Channel(metric, layer));
    }

    /** The place of a channel among an epoch's values, −1 when it is not there. */
    public int epochPlace(Metric metric) {
        return epoch.indexOf(Channel.of(metric));
    }
}
