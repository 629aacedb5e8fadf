package org.layerwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnType;

/** What an experiment takes a table's columns for, in a few lines. */
public final class TypeLines {
    private static final int LISTED = 8;
    private static final int NAME = 28;

    private TypeLines() {}

    /**
     * A line for each type, with its columns; a line with the reason for each column that is neither number nor category.
     *
     * @param profiles of the table's columns
     */
    public static List<String> of(DataSpec data, List<ColumnProfile> profiles) {
        List<String> lines = new ArrayList<>();
        for (ColumnType type : ColumnType.values()) {
            List<ColumnSpec> columns = data.features().stream()
                    .filter(column -> column.type() == type)
                    .toList();
            if (type == ColumnType.NUMBER || type == ColumnType.INTEGER || type == ColumnType.CATEGORY) {
                if (!columns.isEmpty()) {
                    lines.add(line(type, names(columns)));
                }
            } else {
                int shown = Figure.shown(columns.size(), LISTED);
                columns.stream()
                        .limit(shown)
                        .forEach(column -> lines.add(line(type, column.name() + reason(column, profiles))));
                if (columns.size() > shown) {
                    lines.add(line(type, names(columns.subList(shown, columns.size()))));
                }
            }
        }
        return lines;
    }

    /** What a type is called. */
    public static String name(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String line(ColumnType type, String columns) {
        return String.format(Locale.ROOT, "  %-11s%s", name(type), columns).replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static String names(List<ColumnSpec> columns) {
        int shown = Figure.shown(columns.size(), LISTED);
        String some = columns.stream()
                .limit(shown)
                .map(column -> Figure.cut(column.name(), NAME))
                .collect(Collectors.joining(", "));
        int more = columns.size() - shown;
        return more > 0 ? some + " and " + Figure.count(more) + " more" : some;
    }

    private static String reason(ColumnSpec column, List<ColumnProfile> profiles) {
        return profiles.stream()
                .filter(profile -> profile.name().equals(column.name()) && profile.type() == column.type())
                .findFirst()
                .map(profile -> " (" + profile.reason() + ")")
                .orElse("");
    }
}
