package org.layerwise.data.table;

import java.util.List;
import java.util.Map;
import org.layerwise.data.cell.MissingTokens;

/**
 * How a table's cells are read.
 *
 * @param missing the texts that mean "no value"
 * @param columns how single columns differ from that; others are plain
 * @param known by column, the classes or categories in the spelling that training settled; else a table's own most frequent
 *     spellings count
 */
public record CellReadings(List<String> missing, List<ColumnReading> columns, Map<String, List<String>> known) {
    /** What every table is read by when nothing is said. */
    public static final CellReadings DEFAULT = of(MissingTokens.DEFAULTS);

    public CellReadings {
        missing = new MissingTokens(missing).list();
        columns = columns.stream().filter(column -> !column.isPlain()).toList();
        known = Map.copyOf(known);
    }

    /** Every column plain. */
    public static CellReadings of(List<String> missing) {
        return new CellReadings(missing, List.of(), Map.of());
    }

    /** How a column is read. */
    public ColumnReading column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseGet(() -> ColumnReading.plain(name));
    }

    /** The same with one column read differently. */
    public CellReadings with(ColumnReading changed) {
        List<ColumnReading> all = new java.util.ArrayList<>(columns.stream()
                .filter(column -> !column.name().equals(changed.name()))
                .toList());
        all.add(changed);
        return new CellReadings(missing, all, known);
    }
}
