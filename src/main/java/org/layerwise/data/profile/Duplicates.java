package org.layerwise.data.profile;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.layerwise.data.table.Table;

/**
 * Rows that are the same, cell by cell, as one further up.
 *
 * @param rows how many; the first of each kind is not among them
 * @param exact whether all rows were compared; otherwise an estimate
 */
public record Duplicates(int rows, boolean exact) {
    /** Up to so many rows all are compared. */
    public static final int LIMIT = 4_000_000;

    /**
     * Compares rows by 64-bit hashes of their cells: among four million rows, two that differ are taken for the same once in two
     * million tables. Of larger tables only the rows whose hash falls into a fixed share of all hashes are kept; rows that
     * are the same are kept or dropped together, so their number by that share is an unbiased estimate.
     */
    static Duplicates of(Table table) {
        return of(table, LIMIT);
    }

    static Duplicates of(Table table, int limit) {
        int one = Math.ceilDiv(table.rowCount(), limit);
        long[] hashes = IntStream.range(0, table.rowCount())
                .mapToLong(row -> hash(table, row))
                .filter(hash -> one <= 1 || Long.remainderUnsigned(hash, one) == 0)
                .toArray();
        Arrays.sort(hashes);
        int same = 0;
        for (int i = 1; i < hashes.length; i++) {
            same += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return new Duplicates((int) Math.min(table.rowCount(), (long) same * Math.max(1, one)), one <= 1);
    }

    private static long hash(Table table, int row) {
        long hash = TextHash.START;
        for (int column = 0; column < table.columnCount(); column++) {
            hash = TextHash.mix(TextHash.add(hash, table.cell(row, column)) + column);
        }
        return hash;
    }
}
