package org.layerwise.ui.data.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.layerwise.app.Preparation;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.data.prepare.PreparedData;

/** The prepared table, when it belongs to the experiment as it stands; and a count of changes of either. */
final class SettledData {
    private final Workbench workbench;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    SettledData(Workbench workbench) {
        this.workbench = workbench;
        for (WorkbenchChange topic :
                List.of(WorkbenchChange.TABLE, WorkbenchChange.EXPERIMENT, WorkbenchChange.PREPARATION)) {
            subscriptions.add(workbench.onChange(topic, this::changed));
        }
    }

    /** Lets go of the workbench. */
    void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    /** Counts a change of what is shown of them. */
    void changed() {
        changes.set(changes.get() + 1);
    }

    /** Grows with every change. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** Empty while it is worked out, or when it cannot be. */
    Optional<PreparedData> get() {
        return preparation().flatMap(made -> Optional.ofNullable(made.data()));
    }

    /** Empty while it is worked out. */
    Optional<Preparation> preparation() {
        return workbench
                .table()
                .flatMap(source -> workbench
                        .experiment()
                        .flatMap(now -> workbench
                                .preparation()
                                .filter(made -> made.key().equals(Preparation.Key.of(source.table(), now)))));
    }
}
