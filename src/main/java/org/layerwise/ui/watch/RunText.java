package org.layerwise.ui.watch;

import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.run.Run;
import org.layerwise.run.RunProgress;
import org.layerwise.train.RunEnd;
import org.layerwise.train.RunState;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** How far a run is, in words. */
public final class RunText {
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", Texts.get("watch.state.none"));
    private final ReadOnlyStringWrapper epoch = new ReadOnlyStringWrapper(this, "epoch", "");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper(this, "speed", "");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
    private final ReadOnlyStringWrapper blas = new ReadOnlyStringWrapper(this, "blas", "");
    private final ReadOnlyStringWrapper losses = new ReadOnlyStringWrapper(this, "losses", "");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction");

    /** @param dropped frames that the charts did not get */
    void update(@Nullable Run run, long dropped) {
        state.set(Texts.get(
                stateKey(run), run == null ? "" : Numbers.count(run.progress().epoch())));
        if (run == null) {
            epoch.set("");
            step.set("");
            speed.set("");
            left.set("");
            blas.set("");
            losses.set("");
            fraction.set(0);
            return;
        }
        RunProgress progress = run.progress();
        epoch.set(Texts.get("watch.epoch", Numbers.count(progress.epoch()), Numbers.count(progress.epochs())));
        step.set(Texts.get("watch.step", Numbers.count(progress.step())));
        speed.set(
                progress.rowsPerSecond() > 0 ? Texts.get("watch.speed", Numbers.speed(progress.rowsPerSecond())) : "");
        Duration time = run.state() == RunState.RUNNING ? progress.timeLeft() : null;
        left.set(time == null ? "" : Texts.get("watch.left", Numbers.duration(time)));
        blas.set(Texts.get("watch.blas", run.blasName()));
        losses.set(losses(run, dropped));
        fraction.set(progress.fraction());
    }

    private static String losses(Run run, long dropped) {
        long waits = run.outputs().waits();
        StringBuilder text = new StringBuilder();
        if (dropped > 0) {
            text.append(Texts.get("watch.dropped", Numbers.count(dropped)));
        }
        if (waits > 0) {
            text.append(text.isEmpty() ? "" : " · ").append(Texts.get("watch.waits", Numbers.count(waits)));
        }
        return text.toString();
    }

    private static String stateKey(@Nullable Run run) {
        if (run == null) {
            return "watch.state.none";
        }
        return switch (run.state()) {
            case RUNNING, PAUSED ->
                run.control().isStopRequested()
                        ? "watch.state.stopping"
                        : run.state() == RunState.PAUSED ? "watch.state.paused" : "watch.state.running";
            case ENDED -> endKey(run);
        };
    }

    private static String endKey(Run run) {
        RunEnd end = run.end();
        return end == null
                ? "watch.state.failed"
                : switch (end) {
                    case UNFINISHED, FAILED -> "watch.state.failed";
                    case COMPLETED -> "watch.state.completed";
                    case EARLY_STOPPED ->
                        run.experiment().training().stopping().keepsBest()
                                ? "watch.state.early"
                                : "watch.state.early.last";
                    case TARGET_REACHED -> "watch.state.target";
                    case TIME_LIMIT -> "watch.state.time";
                    case STOPPED -> "watch.state.stopped";
                    case NOT_FINITE -> "watch.state.notfinite";
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
