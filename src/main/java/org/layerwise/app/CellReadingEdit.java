package org.layerwise.app;

import org.jspecify.annotations.Nullable;
import org.layerwise.data.prepare.DefaultSteps;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** Reads a column's cells differently: one edit, which fits the network's end where the column is predicted. */
public final class CellReadingEdit {
    private CellReadingEdit() {}

    /**
     * Makes the edit.
     *
     * @param reading how the cells are read from now on
     * @param type what the column is taken for then; null: as before
     * @throws org.layerwise.base.ProblemException when the experiment cannot be so
     */
    public static void make(Workbench workbench, String description, ColumnReading reading, @Nullable ColumnType type) {
        OpenTable open = workbench.table().orElse(null);
        if (open != null) {
            workbench.document().edit(description, now -> changed(now, open.table(), reading, type));
        }
    }

    private static Experiment changed(Experiment now, Table table, ColumnReading reading, @Nullable ColumnType type) {
        DataSpec read = now.data().withReading(java.util.List.of(reading));
        DataSpec data = type == null
                ? read
                : read.column(reading.name())
                        .map(column -> read.with(DefaultSteps.retyped(
                                column,
                                type,
                                Profiler.profile(read.reads(table), table.column(reading.name()), (at, row) -> true))))
                        .orElse(read);
        Experiment changed = now.withData(data);
        return data.targets().contains(reading.name()) ? OutputHeadFit.fit(changed, table) : changed;
    }
}
