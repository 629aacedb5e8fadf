package org.layerwise.telemetry;

import org.layerwise.catalog.Param;

/**
 * What a run tells of itself.
 *
 * @param every a step is sampled when its number is a multiple of this; 0: chosen by {@link #cadence}
 */
public record TelemetrySpec(
        @Param(value = "0", doc = "Sample every this many steps; 0 chooses by the network's size.", min = 0, max = 1e9)
        int every) {

    private static final double PER_SAMPLE = 20_000;
    private static final int SLOWEST = 50;

    /**
     * The steps between samples: as asked for, or {@code clamp(⌈(parameters + activations per batch)/20,000⌉, 1, 50)}.
     *
     * @param parameters how many numbers are learned
     * @param activationsPerBatch how many numbers the nodes put out for one batch
     */
    public int cadence(long parameters, long activationsPerBatch) {
        if (every > 0) {
            return every;
        }
        return (int) Math.clamp(Math.ceil((parameters + activationsPerBatch) / PER_SAMPLE), 1, SLOWEST);
    }
}
