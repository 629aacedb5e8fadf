package org.layerwise.ui.data;

import java.util.Optional;
import org.layerwise.app.Preparation;
import org.layerwise.app.Workbench;
import org.layerwise.data.PreparedData;

/**
 * The prepared table, when it belongs to the experiment as it stands.
 *
 * @param workbench has both
 */
record SettledData(Workbench workbench) {
    /** Empty while it is worked out, or when it cannot be. */
    Optional<PreparedData> get() {
        return workbench
                .table()
                .flatMap(source -> workbench
                        .experiment()
                        .flatMap(now -> workbench
                                .preparation()
                                .filter(made -> made.key().equals(Preparation.Key.of(source.table(), now)))
                                .flatMap(made -> Optional.ofNullable(made.data()))));
    }
}
