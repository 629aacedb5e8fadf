package org.layerwise.data.prepare;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.Rows;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.split.TargetRows;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** A second table whose rows with a target are the test part. Nothing is learned from it. */
final class TestTable {
    /** Beyond so many rows they are not compared. */
    private static final int COMPARED = 4_000_000;

    private final Table table;
    private final DataSpec data;
    private final ProblemCollector problems;
    private final int[] rows;

    /**
     * Finds the rows.
     *
     * @param problems told of rows without a target
     * @throws org.layerwise.base.ProblemException when there is no target, or no row that has one
     */
    TestTable(Table table, DataSpec data, ProblemCollector problems) {
        this.table = table;
        this.data = data;
        this.problems = problems;
        this.rows = TargetRows.rows(data, table);
        int without = table.rowCount() - rows.length;
        Location where =
                data.targets().size() == 1 ? Location.column(table.file(), data.target()) : Location.file(table.file());
        if (rows.length == 0) {
            throw Problem.error(where, Message.of("data.prepare/no-test-rows")).toException();
        }
        if (without > 0) {
            problems.add(
                    Message.of("data.prepare/test-rows-left-out"),
                    Problem.warning(where, Message.of("data.prepare/without-target", without, table.rowCount())));
        }
    }

    Table table() {
        return table;
    }

    /** Row numbers, ascending. */
    int[] rows() {
        return rows;
    }

    /**
     * Weights in the loss; where the table has no such column all rows weigh the same, which is flagged.
     *
     * @param of row numbers
     */
    float @Nullable [] weights(int[] of) {
        if (!data.weights().isEmpty() && table.indexOf(data.weights()) < 0) {
            problems.add(Message.of("data.prepare/no-weights"), WeightColumn.none(data, table));
            return null;
        }
        return WeightColumn.read(data, table, of);
    }

    /**
     * Warns when rows have the very features of rows that the network learns from or is chosen by: figures of such a test
     * flatter. Compares 64-bit hashes; among four million rows two that differ are taken for the same once in two million tables.
     */
    void warnOfKnownRows(Dataset test, List<Dataset> others) {
        long count = others.stream().mapToLong(Dataset::rows).sum();
        if (count > COMPARED) {
            return;
        }
        long[] known = new long[(int) count];
        int at = 0;
        for (Dataset other : others) {
            for (int row = 0; row < other.rows(); row++) {
                known[at++] = hash(other.x(), row);
            }
        }
        Arrays.sort(known);
        int same = 0;
        int first = -1;
        for (int row = 0; row < test.rows(); row++) {
            if (Arrays.binarySearch(known, hash(test.x(), row)) >= 0) {
                first = same == 0 ? row : first;
                same++;
            }
        }
        if (same > 0) {
            problems.add(
                    Message.of("data.prepare/known-test-rows"),
                    Problem.warning(
                            Location.file(table.file()),
                            Message.of(
                                    "data.prepare/known-rows",
                                    same,
                                    test.rows(),
                                    table.place(test.tableRows()[first]))));
        }
    }

    private static long hash(Rows x, int row) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int column = 0; column < x.width(); column++) {
            hash = (hash ^ Float.floatToIntBits(x.get(row, column) + 0f)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
