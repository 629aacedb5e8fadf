package org.layerwise.data.split;

import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.Table;

/**
 * The memory that a table's rows take by their number alone when they are divided and trained with: which row is in which part,
 * its class, its place in an epoch. Cells and encoded features may be in files; these are not.
 */
public final class RowMemory {
    /** What a row takes while the parts are made, when most of these arrays are there at once. */
    private static final long ROW_BYTES = 24;

    /** What the number of a row takes where nothing but the table is gone through, with the room that other work needs. */
    private static final long NUMBER_BYTES = 2 * Integer.BYTES;

    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    private RowMemory() {}

    /**
     * Looks whether Java may use as much as training with a table takes, before minutes are spent on it.
     *
     * @throws org.layerwise.base.ProblemException when it may not
     */
    public static void require(Table table) {
        require(table, ROW_BYTES);
    }

    /**
     * Looks whether Java may use as much as going through a table takes.
     *
     * @throws org.layerwise.base.ProblemException when it may not
     */
    public static void requireNumbers(Table table) {
        require(table, NUMBER_BYTES);
    }

    private static void require(Table table, long rowBytes) {
        long available = Runtime.getRuntime().maxMemory();
        problem(table.file(), table.rowCount(), table.columns().size(), rowBytes, available)
                .ifPresent(problem -> {
                    throw problem.toException();
                });
    }

    private static Optional<Problem> problem(String file, long rows, int columns, long rowBytes, long available) {
        long needed = rows * rowBytes;
        return needed <= available
                ? Optional.empty()
                : Optional.of(Problem.error(
                        Location.file(file),
                        Message.of(
                                "data.split/rows-memory",
                                rows,
                                columns,
                                needed / MEGABYTE,
                                available / MEGABYTE,
                                needed * 3 / 2 / GIGABYTE + 1)));
    }
}
