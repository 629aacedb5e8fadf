package org.layerwise.ui.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunGlance;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.base.Ticker;
import org.layerwise.run.Run;
import org.layerwise.runs.StoredState;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Texts;

/**
 * What stands before the window's title of the run that this window trains: how far it is, and, when a long one has ended while
 * another window was in front, that it has, until this one is in front again. Desktops show the title where windows are listed,
 * so no sound and no window that pushes itself forward is needed.
 */
final class RunTitle implements PulseTimer.Source {
    /** A run that took less is over before somebody turns to something else. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final int PULSES_BETWEEN = 30;

    private final Workbench workbench;
    private final ObservableBooleanValue front;
    private final Ticker ticker;
    private final ReadOnlyStringWrapper mark = new ReadOnlyStringWrapper(this, "mark", "");
    private @Nullable Run going;
    private @Nullable StoredState unseen;
    private int pulses;

    /** @param front whether the window is the one that is typed into */
    RunTitle(Workbench workbench, ObservableBooleanValue front, Ticker ticker) {
        this.workbench = workbench;
        this.front = front;
        this.ticker = ticker;
    }

    /** {@code 37 % · }, {@code ● Done – }, or nothing. */
    ReadOnlyStringProperty mark() {
        return mark.getReadOnlyProperty();
    }

    @Override
    public void drain() {
        if (pulses++ % PULSES_BETWEEN == 0) {
            refresh();
        }
    }

    /** The window's or a run's state may be another. */
    void refresh() {
        ShownRun shown = workbench.runs().trained().orElse(null);
        Run run = shown == null ? null : shown.run().orElse(null);
        RunGlance glance = shown == null ? null : shown.glance();
        if (front.get()) {
            unseen = null;
        }
        if (run == null || glance == null) {
            going = null;
            unseen = null;
            mark.set("");
        } else if (glance.goesOn()) {
            going = run;
            unseen = null;
            mark.set(Texts.get("shell.title.progress", (int) Math.floor(100 * glance.fraction())) + " ");
        } else {
            if (run.equals(going) && !front.get() && isLong(run.progress().started())) {
                unseen = glance.state();
            }
            going = null;
            mark.set(unseen == null ? "" : Texts.get(key(unseen)) + " ");
        }
    }

    private boolean isLong(@Nullable Instant started) {
        return started != null && Duration.between(started, ticker.now()).compareTo(LONG) > 0;
    }

    private static String key(StoredState state) {
        return switch (state) {
            case COMPLETED, EARLY_STOPPED, TARGET_REACHED, TIME_LIMIT -> "shell.title.done";
            case STOPPED, INTERRUPTED -> "shell.title.stopped";
            case NOT_FINITE, FAILED, RUNNING, PAUSED -> "shell.title.failed";
        };
    }
}
