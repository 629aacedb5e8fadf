package org.layerwise.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.layerwise.app.RunGlance;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.runs.StoredState;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;

/** How far the run is, in one line; looked up on every pulse, because a run tells nobody of each batch. */
final class RunStatus implements PulseTimer.Source {
    private static final int FIGURES_EVERY = 12;

    private final Workbench workbench;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(false);
    private int pulses;

    RunStatus(Workbench workbench) {
        this.workbench = workbench;
    }

    /** {@code epoch 7/20 · 1,284 samples/s}. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** 0 … 1. */
    ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Whether there is a run, ended ones included; the model in a file that was opened is none. */
    ReadOnlyBooleanProperty present() {
        return present.getReadOnlyProperty();
    }

    /** Figures that change sixty times a second cannot be read: they follow every fifth of a second. */
    @Override
    public void drain() {
        if (pulses++ % FIGURES_EVERY == 0 && workbench.runs().isOpen()) {
            refresh();
        }
    }

    void refresh() {
        ShownRun run = workbench
                .runs()
                .trained()
                .or(workbench.runs()::shown)
                .filter(ShownRun::hasFrames)
                .orElse(null);
        present.set(run != null);
        if (run == null) {
            text.set("");
            fraction.set(0);
            return;
        }
        RunGlance glance = run.glance();
        fraction.set(glance.fraction());
        text.set(Texts.get(
                key(glance.state()),
                Numbers.count(glance.epoch()),
                Numbers.count(glance.epochs()),
                Numbers.speed(glance.rowsPerSecond())));
    }

    private static String key(StoredState state) {
        return "shell.run."
                + switch (state) {
                    case RUNNING -> "running";
                    case PAUSED -> "paused";
                    case FAILED -> "failed";
                    case COMPLETED -> "completed";
                    case EARLY_STOPPED -> "early";
                    case TARGET_REACHED -> "target";
                    case TIME_LIMIT -> "time";
                    case STOPPED -> "stopped";
                    case INTERRUPTED -> "interrupted";
                    case NOT_FINITE -> "diverged";
                };
    }
}
