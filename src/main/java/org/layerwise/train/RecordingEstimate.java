package org.layerwise.train;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Saturated;
import org.layerwise.experiment.Experiment;
import org.layerwise.nn.graph.Plan;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.train.measure.Measures;

/**
 * How much a run records of itself, before it begins: with a small batch and every step recorded it may fill a disk.
 *
 * @param updates planned in all
 * @param samples updates that are recorded
 * @param kept bytes that the run store grows by, about
 * @param metrics bytes of METRICS.csv, about
 */
public record RecordingEstimate(long updates, long samples, long kept, long metrics) {
    private static final long NUMBER = Double.BYTES;
    private static final long ARRAY_VALUE = Float.BYTES;

    /** Bytes of a sample or a row beside its values: numbers of step and epoch, separators, digits of a figure. */
    private static final long BESIDE = 34;

    /** From so many bytes on it is said before a run. */
    private static final long LARGE = 1_000_000_000;

    /**
     * What a run records.
     *
     * @param rows training rows
     * @param classification whether figures of epochs are those of classes
     */
    public static RecordingEstimate of(Experiment experiment, Plan plan, int rows, boolean classification) {
        FrameLayout layout = Measures.layout(
                experiment.telemetry(), plan, classification, experiment.split().validation() > 0);
        int batch = Math.clamp(experiment.training().batch(), 1, Math.max(1, rows));
        long epochs = experiment.training().epochs();
        long updates = epochs * ((rows + batch - 1L) / batch);
        int cadence = experiment
                .telemetry()
                .cadence(plan.trainableCount(), Saturated.product(plan.activationsPerRow(), batch), updates);
        long samples = updates / cadence + (cadence > 1 && updates > 0 ? 1 : 0);
        long sample = BESIDE + NUMBER * layout.numbers() + ARRAY_VALUE * layout.arrays();
        return new RecordingEstimate(
                updates,
                samples,
                Saturated.sum(
                        Saturated.product(samples, sample),
                        Saturated.product(epochs, BESIDE + NUMBER * layout.epochNumbers())),
                Saturated.sum(
                        Saturated.product(samples, text(layout.step())),
                        Saturated.product(epochs, text(layout.epoch()))));
    }

    /** What a run that has made so many updates has recorded. */
    public RecordingEstimate upTo(long made) {
        double share = updates == 0 ? 0 : Math.min(1, (double) made / updates);
        return new RecordingEstimate(
                made, Math.round(share * samples), Math.round(share * kept), Math.round(share * metrics));
    }

    /** Bytes of one frame's rows in METRICS.csv. */
    private static long text(List<Slice> slices) {
        long bytes = 0;
        for (Slice slice : slices) {
            if (slice.inMetricsFile()) {
                for (String layer : slice.layers()) {
                    bytes += BESIDE + slice.measure().length() + layer.length();
                }
            }
        }
        return bytes;
    }

    /** {@code 1,200 of 12,000 updates, about 3.2 MB in the run store and 9.8 MB as METRICS.csv}. */
    public String text() {
        return Message.of("train/recording", samples, updates, MemoryEstimate.size(kept), MemoryEstimate.size(metrics))
                .text();
    }

    /** A warning where it is much; empty where it is not. */
    public Optional<Problem> problem() {
        return Math.max(kept, metrics) < LARGE
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        Location.path("", "telemetry.every"),
                        Message.of(
                                "train/recording-large",
                                samples,
                                updates,
                                MemoryEstimate.size(kept),
                                MemoryEstimate.size(metrics))));
    }
}
