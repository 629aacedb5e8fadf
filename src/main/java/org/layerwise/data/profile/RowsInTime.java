package org.layerwise.data.profile;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** Finds that a table's rows are in order of time, so that rows dealt by chance would flatter a model. */
public final class RowsInTime {
    /** Fewer rows may be in order by chance, or nearly so. */
    private static final int FEWEST = 20;

    private RowsInTime() {}

    /**
     * That the rows are in the order of a column of dates, and the setting that divides them by it; empty when they are not.
     *
     * @param target the column to predict; empty for none
     */
    public static Optional<Problem> note(String file, List<ColumnProfile> columns, String target) {
        return columns.stream()
                .filter(column -> !column.name().equals(target) && isOrdered(column))
                .findFirst()
                .map(column -> Problem.note(
                        Location.column(file, column.name()),
                        Message.of("data.profile/in-order-of-time", column.name())));
    }

    private static boolean isOrdered(ColumnProfile column) {
        DateSpan dates = column.dates();
        return dates != null
                && dates.ordered()
                && column.count() >= FEWEST
                && !dates.first().equals(dates.last());
    }
}
