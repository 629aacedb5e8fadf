package org.layerwise.ui.live;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ShownRun;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.runs.StoredState;

/**
 * Draws the charts of a run anew from its record once it is paused or over, where steps came too fast to be shown, so that
 * nothing is missing from them. Called on the front; the record is read in the background.
 */
public final class RecordFill {
    /**
     * The record is written a moment after the run has come to a pause: it is looked at again, so many pulses later, then twice as many
     * later, and so on, up to the most.
     */
    private static final int PULSES_BETWEEN = 30;

    private static final int MOST_BETWEEN = 600;

    private static final int MOST_TRIES = 20;

    private final Executor background;
    private final Executor front;
    private final Consumer<List<Problem>> report;
    private @Nullable RunCharts of;
    private boolean reading;
    private int tries;
    private int pulses;

    /** @param report takes why a record could not be read */
    public RecordFill(Executor background, Executor front, Consumer<List<Problem>> report) {
        this.background = background;
        this.front = front;
        this.report = report;
    }

    /** To be called on every pulse. */
    public void pulse(@Nullable ShownRun run, @Nullable RunCharts charts) {
        if (run == null || charts == null) {
            return;
        }
        if (!charts.equals(of) || run.glance().state() == StoredState.RUNNING) {
            of = charts;
            tries = 0;
            pulses = 0;
            return;
        }
        if (reading || tries == MOST_TRIES || !charts.isBehindRecord() || !charts.isComplete()) {
            return;
        }
        if (pulses-- <= 0) {
            tries++;
            pulses = Math.min(MOST_BETWEEN, tries * PULSES_BETWEEN);
            reading = true;
            read(run, charts);
        }
    }

    private void read(ShownRun run, RunCharts charts) {
        long dropped = charts.allDropped();
        long last = charts.lastStep();
        RunCharts anew = charts.anew();
        background.execute(() -> {
            try {
                run.record().replay(anew.sink());
                front.execute(() -> {
                    reading = false;
                    // A record that is still behind would leave the gaps of its end.
                    if (anew.lastStep() + Math.max(1, anew.cadence()) > last) {
                        charts.replaceBy(anew, dropped);
                    }
                });
            } catch (ProblemException e) {
                front.execute(() -> {
                    reading = false;
                    tries = MOST_TRIES;
                    report.accept(e.problems());
                });
            }
        });
    }
}
