package org.layerwise.runs.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes over what can be read of a damaged store, row by row; what hangs on nothing any more is left behind. */
final class Salvage {
    /** What is skipped behind a place that cannot be read, at first; doubled until something can be read again. */
    private static final long FIRST_GAP = 1;

    private static final long LAST_GAP = 1L << 40;

    private final Path damaged;
    private final Connection into;
    private boolean lost;

    /**
     * A table, and how its rows are gone through.
     *
     * @param key the column that they are ordered by, a number
     */
    private record Kept(String table, String key) {}

    private static final List<Kept> TABLES = List.of(
            new Kept("run", "number"),
            new Kept("recipe", "run"),
            new Kept("tag", "run"),
            new Kept("figure", "run"),
            new Kept("epoch", "run"),
            new Kept("block", "run"),
            new Kept("chunk", "id"),
            new Kept("tail", "id"),
            new Kept("shot", "id"),
            new Kept("journal", "id"),
            new Kept("warning", "id"));

    /** @param damaged is not changed */
    Salvage(Path damaged, Connection into) {
        this.damaged = damaged;
        this.into = into;
    }

    /**
     * Takes over what can be read.
     *
     * @return how many runs
     */
    int run() throws SQLException {
        try (Connection from = Database.forReading(damaged)) {
            Database.execute(into, "PRAGMA foreign_keys = OFF");
            Database.execute(into, "BEGIN IMMEDIATE");
            for (Kept each : TABLES) {
                copy(from, each);
            }
            Database.execute(into, "DELETE FROM run WHERE number NOT IN (SELECT run FROM recipe)");
            for (Kept each : TABLES) {
                if (!each.table.equals("run") && !each.table.equals("chunk")) {
                    Database.execute(into, "DELETE FROM " + each.table + " WHERE run NOT IN (SELECT number FROM run)");
                }
            }
            dropBrokenBlocks();
            Database.execute(into, "COMMIT");
        } catch (SQLException e) {
            lost = true; // not even its first page can be read
        }
        Database.execute(into, "PRAGMA foreign_keys = ON");
        return (int) Database.number(into, "SELECT count(*) FROM run");
    }

    /** A block all of whose chunks are there is whole. */
    private void dropBrokenBlocks() throws SQLException {
        int dropped = Database.update(
                into,
                "DELETE FROM block WHERE (SELECT count(*) FROM chunk WHERE id >= first_chunk AND id < first_chunk +"
                        + " (SELECT numbers FROM recipe WHERE recipe.run = block.run))"
                        + " <> (SELECT numbers FROM recipe WHERE recipe.run = block.run)");
        lost |= dropped > 0;
    }

    /** Goes through a table by its key; where a page cannot be read, on the other side of it. */
    private void copy(Connection from, Kept kept) throws SQLException {
        long last = Long.MIN_VALUE;
        long gap = FIRST_GAP;
        while (gap < LAST_GAP) {
            try {
                last = copyAfter(from, kept, last);
                return;
            } catch (Torn torn) {
                lost = true;
                gap = torn.last > last ? FIRST_GAP : 2 * gap;
                last = Math.max(torn.last, last == Long.MIN_VALUE ? 0 : last) + gap;
            }
        }
    }

    /** A page could not be read. */
    private static final class Torn extends Exception {
        private final long last;

        Torn(long last, SQLException cause) {
            super(cause);
            this.last = last;
        }
    }

    /** @return the last key; rows with one key come in one piece or not at all */
    private long copyAfter(Connection from, Kept kept, long after) throws SQLException, Torn {
        long last = after;
        try (PreparedStatement select = from.prepareStatement(
                "SELECT * FROM " + kept.table + " WHERE " + kept.key + " > ? ORDER BY " + kept.key)) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                int key = row.findColumn(kept.key);
                String marks = IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
                try (PreparedStatement insert =
                        into.prepareStatement("INSERT OR IGNORE INTO " + kept.table + " VALUES (" + marks + ")")) {
                    while (row.next()) {
                        Object[] values = new Object[columns];
                        for (int i = 0; i < columns; i++) {
                            values[i] = row.getObject(i + 1);
                        }
                        last = row.getLong(key);
                        insert(insert, values);
                    }
                }
            }
            return last;
        } catch (SQLException e) {
            throw new Torn(last, e);
        }
    }

    /** A row that breaks a rule of its table is as good as damaged. */
    private void insert(PreparedStatement insert, Object[] values) throws SQLException {
        try {
            Database.bind(insert, values);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (Database.mayPass(e)) {
                throw e;
            }
            lost = true;
        }
    }

    /** Whether something could not be taken over. */
    boolean lost() {
        return lost;
    }
}
