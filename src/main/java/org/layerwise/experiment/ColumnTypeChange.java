package org.layerwise.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.ColumnType;

/** A column's type, changed by its path: steps and the fill for missing values belong to the type and change with it. */
final class ColumnTypeChange {
    private static final String BEFORE = "data.columns.";
    private static final String AFTER = ".type";

    private ColumnTypeChange() {}

    /** Empty when the path leads to no column's type, or the value is no type. */
    static Optional<Experiment> apply(Experiment experiment, String path, String value) {
        if (!path.startsWith(BEFORE) || !path.endsWith(AFTER) || path.length() <= BEFORE.length() + AFTER.length()) {
            return Optional.empty();
        }
        Optional<ColumnSpec> column =
                experiment.data().column(path.substring(BEFORE.length(), path.length() - AFTER.length()));
        String wanted = value.strip().replace("\"", "");
        Optional<ColumnType> type = Arrays.stream(ColumnType.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
        return column.flatMap(from -> type.map(to -> from.type() == to
                ? experiment
                : experiment.withData(experiment.data().with(from.withType(to)))));
    }
}
