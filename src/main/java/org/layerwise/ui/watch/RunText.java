package org.layerwise.ui.watch;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunGlance;
import org.layerwise.app.ShownRun;
import org.layerwise.app.StartPhase;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.RunCharts;

/** How far a run is, in words. */
public final class RunText {
    /** So many steps behind is no more than what comes between two drains. */
    private static final long LAG = 400;

    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", Texts.get("watch.state.none"));
    private final ReadOnlyStringWrapper epoch = new ReadOnlyStringWrapper(this, "epoch", "");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper(this, "speed", "");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
    private final ReadOnlyStringWrapper blas = new ReadOnlyStringWrapper(this, "blas", "");
    private final ReadOnlyStringWrapper losses = new ReadOnlyStringWrapper(this, "losses", "");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction");

    /**
     * @param charts what is drawn of the run; null where nothing is
     * @param starting what is done for another run that is being made ready; null where none is
     */
    void update(@Nullable ShownRun run, @Nullable RunCharts charts, @Nullable StartPhase starting) {
        if (run == null) {
            state.set(Texts.get(starting == null ? "watch.state.none" : key(starting)));
            epoch.set("");
            step.set("");
            speed.set("");
            left.set("");
            blas.set("");
            losses.set("");
            fraction.set(0);
            return;
        }
        RunGlance glance = run.glance();
        boolean drawing = charts != null && !glance.goesOn() && !charts.isComplete();
        // What has ended is said to have when its last point is in the charts.
        String key = drawing ? "watch.state.drawing" : stateKey(run, glance);
        state.set(Texts.get(starting == null ? key : key(starting), Numbers.count(glance.epoch())));
        epoch.set(Texts.get("watch.epoch", Numbers.count(glance.epoch()), Numbers.count(glance.epochs())));
        step.set(Texts.get("watch.step", Numbers.count(glance.step())));
        speed.set(glance.rowsPerSecond() > 0 ? Texts.get("watch.speed", Numbers.speed(glance.rowsPerSecond())) : "");
        left.set(glance.timeLeft() == null ? "" : Texts.get("watch.left", Numbers.duration(glance.timeLeft())));
        blas.set(Texts.get("watch.blas", glance.blas()));
        losses.set(losses(
                run.run().map(each -> each.outputs().waits()).orElse(0L),
                charts == null ? 0 : charts.dropped(),
                behind(glance, charts)));
        fraction.set(glance.fraction());
    }

    private static String key(StartPhase phase) {
        return switch (phase) {
            case ROWS -> "watch.state.rows";
            case NETWORK -> "watch.state.network";
        };
    }

    /** Steps that are trained and not yet in the charts; 0 where it is no more than a moment's. */
    private static long behind(RunGlance glance, @Nullable RunCharts charts) {
        if (charts == null) {
            return 0;
        }
        long behind = glance.step() - charts.newest().step();
        return behind > Math.max(LAG, LAG * charts.cadence() / 2) ? behind : 0;
    }

    private static String losses(long waits, long dropped, long behind) {
        StringBuilder text = new StringBuilder();
        if (behind > 0) {
            text.append(Texts.get("watch.behind", Numbers.count(behind)));
            text.append(dropped > 0 ? " · " : "");
        }
        if (dropped > 0) {
            text.append(Texts.get("watch.dropped", Numbers.count(dropped)));
        }
        if (waits > 0) {
            text.append(text.isEmpty() ? "" : " · ").append(Texts.get("watch.waits", Numbers.count(waits)));
        }
        return text.toString();
    }

    private static String stateKey(ShownRun run, RunGlance glance) {
        if (glance.stopping()) {
            return "watch.state.stopping";
        }
        return "watch.state."
                + switch (glance.state()) {
                    case RUNNING -> "running";
                    case PAUSED -> "paused";
                    case FAILED -> "failed";
                    case COMPLETED -> "completed";
                    case EARLY_STOPPED -> run.experiment().training().stopping().keepsBest() ? "early" : "early.last";
                    case TARGET_REACHED -> "target";
                    case TIME_LIMIT -> "time";
                    case STOPPED -> "stopped";
                    case INTERRUPTED -> "interrupted";
                    case NOT_FINITE -> "notfinite";
                };
    }

    /** What the run does, or how it ended. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty epochProperty() {
        return epoch.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** What multiplies the matrices. */
    public ReadOnlyStringProperty blasProperty() {
        return blas.getReadOnlyProperty();
    }

    /** Frames that were not shown, and waits for the record; empty when there are none. */
    public ReadOnlyStringProperty lossesProperty() {
        return losses.getReadOnlyProperty();
    }

    /** The share of all epochs that is done, 0 … 1. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
