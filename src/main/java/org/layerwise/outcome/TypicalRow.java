package org.layerwise.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.Table;
import org.layerwise.train.Model;

/** A row that stands for a table: of each number and date the value in the middle, of each category the most frequent. */
public final class TypicalRow {
    private TypicalRow() {}

    /**
     * A table of this one row. Each cell is some row's own, so that it is written as the table writes it.
     *
     * @param rows those it stands for, at least one
     */
    public static Table of(Model model, Table table, int[] rows) {
        Table read = model.pipeline().reads(table);
        Table one = table.pick(new int[] {rows[0]});
        for (ColumnSpec column : model.experiment().data().features()) {
            int at = table.indexOf(column.name());
            if (at >= 0 && !column.isDropped()) {
                one = one.withColumn(at, List.of(table.cell(typical(read, at, column, rows), at)));
            }
        }
        return one;
    }

    /** The row whose cell is typical; the first where all are missing. */
    private static int typical(Table read, int at, ColumnSpec column, int[] rows) {
        List<Integer> present = new ArrayList<>();
        for (int row : rows) {
            if (!read.isMissing(row, at)) {
                present.add(row);
            }
        }
        if (present.isEmpty()) {
            return rows[0];
        }
        return switch (column.type()) {
            case NUMBER, INTEGER -> middle(present, row -> read.number(row, at));
            case DATE -> middle(present, row -> read.seconds(row, at).orElse(Double.NaN));
            case BOOLEAN, CATEGORY, ORDINAL, IDENTIFIER -> mostFrequent(read, at, present);
        };
    }

    private interface Value {
        double of(int row);
    }

    /** The row in the middle; of an even number the lower one. */
    private static int middle(List<Integer> rows, Value value) {
        List<Integer> sorted = rows.stream()
                .sorted(Comparator.comparingDouble((Integer row) -> value.of(row)))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static int mostFrequent(Table read, int at, List<Integer> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(read.label(row, at), 1, Integer::sum));
        int best = rows.getFirst();
        for (int row : rows) {
            if (count(counts, read.label(row, at)) > count(counts, read.label(best, at))) {
                best = row;
            }
        }
        return best;
    }

    private static int count(Map<String, Integer> counts, String label) {
        return counts.getOrDefault(label, 0);
    }
}
