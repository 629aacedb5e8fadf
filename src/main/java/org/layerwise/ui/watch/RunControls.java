package org.layerwise.ui.watch;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.run.Run;
import org.layerwise.train.RunState;

/**
 * Which of a run's controls do something just now. Stepping is offered while training, too: it then comes to a pause after
 * the batch or the epoch that is under way, and the button one steps with does not go grey under the finger.
 */
public final class RunControls {
    private final ReadOnlyBooleanWrapper start = new ReadOnlyBooleanWrapper(this, "start");
    private final ReadOnlyBooleanWrapper pause = new ReadOnlyBooleanWrapper(this, "pause");
    private final ReadOnlyBooleanWrapper step = new ReadOnlyBooleanWrapper(this, "step");
    private final ReadOnlyBooleanWrapper stop = new ReadOnlyBooleanWrapper(this, "stop");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");

    /**
     * @param ready whether a run may begin, or go on
     * @param run that this window trains, or did
     */
    void update(boolean ready, @Nullable Run run) {
        boolean open = run != null && run.state() != RunState.ENDED;
        boolean heeding = open && run != null && !run.control().isStopRequested();
        start.set(ready && !open);
        pause.set(heeding);
        step.set(heeding || (ready && !open));
        stop.set(heeding);
        paused.set(heeding && run != null && run.state() == RunState.PAUSED);
    }

    /** Nothing is going on, and the data and the network are ready. */
    public ReadOnlyBooleanProperty startProperty() {
        return start.getReadOnlyProperty();
    }

    /** A run is going on or paused. */
    public ReadOnlyBooleanProperty pauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /** A run is going on or paused, or could begin. */
    public ReadOnlyBooleanProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** A run is going on or paused, and was not asked to stop. */
    public ReadOnlyBooleanProperty stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** The run waits, so that pausing means going on. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }
}
