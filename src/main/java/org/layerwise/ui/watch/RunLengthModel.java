package org.layerwise.ui.watch;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** How long the next run trains and in what steps, to be changed without leaving the page. */
final class RunLengthModel {
    private final Workbench workbench;
    private final Subscription subscription;
    private final ReadOnlyObjectWrapper<Optional<TrainingSpec>> training =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    RunLengthModel(Workbench workbench) {
        this.workbench = workbench;
        subscription = workbench.onChange(WorkbenchChange.EXPERIMENT, this::refresh);
        refresh();
    }

    /** Hears no more of the workbench. */
    void close() {
        subscription.close();
    }

    private void refresh() {
        training.set(workbench.experiment().map(Experiment::training));
    }

    /** The open experiment's; empty before one is open. */
    ReadOnlyObjectProperty<Optional<TrainingSpec>> training() {
        return training.getReadOnlyProperty();
    }

    /** Epochs and batch size in few words. */
    String text() {
        return training.get()
                .map(now -> Texts.get("watch.length", Numbers.count(now.epochs()), Numbers.count(now.batch())))
                .orElseGet(() -> Texts.get("watch.length.none"));
    }

    /** Sets them, in one edit; {@code what} is the parameter's title. */
    Optional<Problem> change(String what, TrainingSpec now) {
        workbench.document().edit(Texts.get("design.edit.setting", what), open -> open.withTraining(now));
        return Optional.empty();
    }
}
