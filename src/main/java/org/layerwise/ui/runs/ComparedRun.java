package org.layerwise.ui.runs;

import java.util.List;
import java.util.Optional;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;

/**
 * One of several runs that are compared.
 *
 * @param record what is kept of it
 * @param info what is known of it, as of a moment ago
 * @param layout of its frames
 * @param epochs its whole epochs
 */
record ComparedRun(RunRecord record, RunInfo info, FrameLayout layout, List<EpochFrame> epochs) {
    ComparedRun {
        epochs = List.copyOf(epochs);
    }

    /** Reads a run. */
    static ComparedRun of(RunRecord record) {
        return new ComparedRun(record, record.info(), record.layout(), record.epochs());
    }

    /**
     * Where a step is on an axis. Steps of a run are equally many in each epoch; that each takes as long as another is taken for
     * granted, as the record has no clock.
     */
    double place(CompareAxis axis, long step) {
        return switch (axis) {
            case STEP -> (double) step;
            case EPOCH -> step / stepsPerEpoch();
            case TIME ->
                info.progress().steps() == 0
                        ? 0
                        : info.seconds() * step / info.progress().steps();
        };
    }

    private double stepsPerEpoch() {
        Optional<EpochFrame> last = epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
        return last.map(frame -> (double) frame.step() / frame.epoch())
                .orElseGet(() -> Math.max(1.0, (double) info.progress().steps()));
    }

    /** A figure of an epoch; NaN where the run has none. */
    double value(EpochFrame frame, String metric) {
        int place = layout.epochPlace(metric);
        return place < 0 ? Double.NaN : frame.values()[place];
    }

    boolean has(String metric) {
        return layout.epochPlace(metric) >= 0;
    }
}
