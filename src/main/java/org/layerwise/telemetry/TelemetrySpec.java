package org.layerwise.telemetry;

import java.util.List;
import org.layerwise.catalog.Param;

/**
 * What a run reports of itself.
 *
 * @param every step 1 is sampled, and each step whose number is a multiple of this; 0: chosen by {@link #cadence}
 * @param measures ids of measures that are taken beside the usual ones
 */
public record TelemetrySpec(
        @Param(
                value = "0",
                doc = "Record every n-th step; 0: automatic, by the network's size and the number of steps.",
                min = 0,
                max = 1e9,
                title = "Every n-th step")
        int every,

        @Param(
                value = "",
                doc = "What is measured beside the usual, by name: activation/min, weight/histogram, loss/penalty …",
                omitDefault = true)
        List<String> measures) {

    private static final double PER_SAMPLE = 20_000;
    private static final int SLOWEST = 50;
    private static final double MOST_SAMPLES = 50_000;

    public TelemetrySpec {
        measures = List.copyOf(measures);
    }

    /** The usual measures. */
    public TelemetrySpec(int every) {
        this(every, List.of());
    }

    /**
     * The steps between samples: as asked for, or {@code max(clamp(⌈(parameters + activations per batch)/20,000⌉, 1, 50),
     * ⌈planned steps/50,000⌉)}.
     *
     * @param parameters how many numbers are learned
     * @param activationsPerBatch how many numbers the nodes put out for one batch
     * @param plannedSteps updates in all epochs
     */
    public int cadence(long parameters, long activationsPerBatch, long plannedSteps) {
        if (every > 0) {
            return every;
        }
        double bySize = Math.clamp(Math.ceil((parameters + activationsPerBatch) / PER_SAMPLE), 1, SLOWEST);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(bySize, Math.ceil(plannedSteps / MOST_SAMPLES)));
    }
}
