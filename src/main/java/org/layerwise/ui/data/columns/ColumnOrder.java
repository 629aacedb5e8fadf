package org.layerwise.ui.data.columns;

import java.util.Comparator;
import java.util.List;

/** In what order the list shows its columns; those that are equal stay in the file's order. */
public enum ColumnOrder {
    FILE,
    NAME,
    TYPE,
    MISSING;

    /** The rows in this order. */
    List<ColumnRow> sorted(List<ColumnRow> rows) {
        return switch (this) {
            case FILE -> rows;
            case NAME ->
                rows.stream()
                        .sorted(Comparator.comparing(ColumnRow::name, String.CASE_INSENSITIVE_ORDER))
                        .toList();
            case TYPE ->
                rows.stream().sorted(Comparator.comparing(ColumnRow::type)).toList();
            case MISSING ->
                rows.stream()
                        .sorted(Comparator.comparingInt(row -> -row.profile().missing()))
                        .toList();
        };
    }
}
