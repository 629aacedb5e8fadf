package org.layerwise.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.prepare.DefaultSteps;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** Reads the cells of columns differently: one edit, which fits the network's end where one of them is predicted. */
public final class CellReadingEdit {
    private CellReadingEdit() {}

    /**
     * One column's change.
     *
     * @param reading how the cells are read from now on
     * @param type what the column is taken for then; null: as before
     */
    public record Change(ColumnReading reading, @Nullable ColumnType type) {}

    /**
     * Makes the edit.
     *
     * @param changes at most one for each column
     * @throws org.layerwise.base.ProblemException when the experiment cannot be so
     */
    public static void make(Workbench workbench, String description, List<Change> changes) {
        OpenTable open = workbench.table().orElse(null);
        if (open != null) {
            workbench.document().edit(description, now -> changed(now, open.table(), changes));
        }
    }

    private static Experiment changed(Experiment now, Table table, List<Change> changes) {
        DataSpec read =
                now.data().withReading(changes.stream().map(Change::reading).toList());
        Map<String, ColumnType> types = new HashMap<>();
        for (Change change : changes) {
            if (change.type() != null) {
                types.put(change.reading().name(), change.type());
            }
        }
        DataSpec data = types.isEmpty() ? read : retyped(read, table, types);
        Experiment changed = now.withData(data);
        boolean ofTarget = changes.stream()
                .anyMatch(change -> data.targets().contains(change.reading().name()));
        return ofTarget ? OutputHeadFit.fit(changed, table) : changed;
    }

    private static DataSpec retyped(DataSpec data, Table file, Map<String, ColumnType> types) {
        Table table = data.reads(file);
        return data.withColumns(data.columns().stream()
                .map(column -> {
                    ColumnType type = types.get(column.name());
                    return type == null ? column : retyped(column, table, type);
                })
                .toList());
    }

    private static ColumnSpec retyped(ColumnSpec column, Table table, ColumnType type) {
        return DefaultSteps.retyped(
                column, type, Profiler.profile(table, table.column(column.name()), (at, row) -> true));
    }
}
