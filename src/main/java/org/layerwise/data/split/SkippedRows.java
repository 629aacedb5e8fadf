package org.layerwise.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Leaves out the rows whose cells in columns of numbers are none, where the table's faults say so. */
final class SkippedRows {
    private static final Message SKIPPED = Message.of("data.split/skipped");

    private SkippedRows() {}

    /**
     * The rows without those that are to be skipped. A row whose target or weight counts as missing is skipped too.
     *
     * @param problems told how many there were, by column
     */
    static int[] without(DataSpec data, Table table, int[] rows, ProblemCollector problems) {
        boolean passes = table.faults().text() != Policy.STOP
                || table.faults().notFinite() != Policy.STOP
                || !table.readings().columns().isEmpty();
        int[] kept = rows;
        if (passes) {
            List<String> needed = needed(data);
            for (String name : columns(data)) {
                int column = table.indexOf(name);
                if (column >= 0) {
                    kept = without(table, column, kept, needed.contains(name), problems);
                }
            }
        }
        return kept;
    }

    private static List<String> needed(DataSpec data) {
        List<String> needed = new ArrayList<>();
        if (data.task() == Task.REGRESSION) {
            needed.addAll(data.targets());
        }
        if (!data.weights().isEmpty()) {
            needed.add(data.weights());
        }
        return needed;
    }

    private static List<String> columns(DataSpec data) {
        List<String> columns = needed(data);
        data.features().stream()
                .filter(column -> column.type().isNumeric())
                .forEach(column -> columns.add(column.name()));
        return columns;
    }

    private static int[] without(Table table, int column, int[] rows, boolean needed, ProblemCollector problems) {
        int[] kept = Arrays.stream(rows)
                .filter(row -> !NumberColumn.isSkipped(table, column, row, needed))
                .toArray();
        int skipped = rows.length - kept.length;
        if (skipped > 0) {
            problems.add(
                    SKIPPED,
                    Problem.warning(
                            Location.column(table.file(), table.columns().get(column)),
                            Message.of("data.split/no-finite-number", skipped, rows.length)));
        }
        return kept;
    }
}
