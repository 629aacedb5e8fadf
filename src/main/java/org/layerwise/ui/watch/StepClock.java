package org.layerwise.ui.watch;

import org.jspecify.annotations.Nullable;
import org.layerwise.app.ShownRun;
import org.layerwise.run.RunProgress;
import org.layerwise.runs.StoredState;
import org.layerwise.ui.chart.model.StepTimes;

/**
 * Notes now and then how long a run has trained up to a step, pauses left out, so that charts can be drawn over time. Of a run
 * that is kept only the whole is known: its steps are taken to have been equally long.
 */
final class StepClock {
    private static final double SECONDS_BETWEEN = 0.02;

    private @Nullable StepTimes of;
    private double before;
    private double noted;

    void tick(ShownRun run, StepTimes times) {
        RunProgress progress = run.run().map(each -> each.progress()).orElse(null);
        if (!times.equals(of)) {
            of = times;
            noted = Double.NEGATIVE_INFINITY;
            before = progress != null && progress.step() > 0 ? kept(run) - progress.seconds() : kept(run);
            before = Math.max(0, before);
        }
        double seconds = progress == null ? kept(run) : before + progress.seconds();
        long step = progress == null ? run.info().progress().steps() : progress.step();
        boolean still = run.glance().state() != StoredState.RUNNING;
        if (step > 0 && (still || seconds - noted >= Math.max(SECONDS_BETWEEN, 0.002 * seconds))) {
            noted = seconds;
            times.add((double) step, seconds);
        }
    }

    private static double kept(ShownRun run) {
        return run.info().seconds();
    }
}
