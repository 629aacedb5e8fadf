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

    private static final List<Kept> TABLES = List.of(
            new Kept("run", "number", ""),
            new Kept("recipe", "run", ""),
            new Kept("tag", "run", ""),
            new Kept("figure", "run", "place"),
            new Kept("epoch", "run", "epoch"),
            new Kept("block", "run", "last_step"),
            new Kept("chunk", "id", ""),
            new Kept("tail", "id", ""),
            new Kept("shot", "id", ""),
            new Kept("journal", "id", ""),
            new Kept("warning", "id", ""));

    private final Path damaged;
    private boolean lost;
    private int runs;

    /**
     * A table, and how its rows are gone through.
     *
     * @param key the column that they are ordered by, a number
     * @param then the column that rows with one key are ordered by, a number; empty where there is none
     */
    private record Kept(String table, String key, String then) {
        String order() {
            return then.isEmpty() ? key : key + ", " + then;
        }
    }

    /** The place of a row in its table. */
    private record Place(long key, long then) {
        static final Place FIRST = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

        boolean isBehind(Place other) {
            return key > other.key || (key == other.key && then > other.then);
        }

        Place plus(long gap, boolean within) {
            long known = Math.max(0, key);
            return within ? new Place(known, Math.max(0, then) + gap) : new Place(known + gap, Long.MIN_VALUE);
        }
    }

    /** A page could not be read. */
    private static final class Torn extends Exception {
        private final Place last;

        Torn(Place last, SQLException cause) {
            super(cause);
            this.last = last;
        }
    }

    /** @param damaged is not changed */
    Salvage(Path damaged) {
        this.damaged = damaged;
    }

    /** Takes over what can be read. */
    void into(Connection into) throws SQLException {
        Database.execute(into, "PRAGMA foreign_keys = OFF");
        Database.execute(into, "BEGIN IMMEDIATE");
        try (Connection from = Database.untouched(damaged)) {
            for (Kept each : TABLES) {
                copy(from, into, each);
            }
        } catch (SQLException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
            lost = true; // not even its first page can be read
        }
        dropBroken(into);
        Database.execute(into, "COMMIT");
        runs = (int) Database.number(into, "SELECT count(*) FROM run");
    }

    /** What hangs on nothing, and blocks that are not whole. */
    private void dropBroken(Connection into) throws SQLException {
        drop(into, "DELETE FROM recipe WHERE NOT (json_valid(text) AND json_valid(layout))");
        drop(into, "DELETE FROM run WHERE number NOT IN (SELECT run FROM recipe)");
        for (Kept each : TABLES) {
            if (!each.table.equals("run") && !each.table.equals("chunk")) {
                drop(into, "DELETE FROM " + each.table + " WHERE run NOT IN (SELECT number FROM run)");
            }
        }
        drop(
                into,
                "DELETE FROM block WHERE count < 1 OR length(places) <> 12 * count OR (SELECT count(*) FROM chunk"
                        + " WHERE id >= first_chunk AND id < first_chunk + (SELECT numbers FROM recipe WHERE recipe.run ="
                        + " block.run) AND length(data) = 8 * block.count)"
                        + " <> (SELECT numbers FROM recipe WHERE recipe.run = block.run)");
        drop(
                into,
                "DELETE FROM tail WHERE length(data) <> count * (12 + 8 * (SELECT numbers FROM recipe WHERE recipe.run ="
                        + " tail.run))");
    }

    private void drop(Connection into, String command) throws SQLException {
        lost |= Database.update(into, command) > 0;
    }

    /** Goes through a table by its key; where a page cannot be read, on the other side of it. */
    private void copy(Connection from, Connection into, Kept kept) throws SQLException {
        Place last = Place.FIRST;
        for (boolean within : kept.then.isEmpty() ? new boolean[] {false} : new boolean[] {true, false}) {
            long gap = FIRST_GAP;
            while (gap < LAST_GAP) {
                try {
                    copyAfter(from, into, kept, last);
                    return;
                } catch (Torn torn) {
                    lost = true;
                    gap = torn.last.isBehind(last) ? FIRST_GAP : 2 * gap;
                    last = (torn.last.isBehind(last) ? torn.last : last).plus(gap, within);
                }
            }
        }
    }

    private void copyAfter(Connection from, Connection into, Kept kept, Place after) throws SQLException, Torn {
        Place last = after;
        String marks = kept.then.isEmpty() ? " > ?" : " > (?, ?)";
        String order = kept.then.isEmpty() ? kept.key : "(" + kept.order() + ")";
        try (PreparedStatement select = from.prepareStatement(
                "SELECT * FROM " + kept.table + " WHERE " + order + marks + " ORDER BY " + kept.order())) {
            select.setLong(1, after.key);
            if (!kept.then.isEmpty()) {
                select.setLong(2, after.then);
            }
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                int key = row.findColumn(kept.key);
                int then = kept.then.isEmpty() ? 0 : row.findColumn(kept.then);
                String values = IntStream.range(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
                try (PreparedStatement insert =
                        into.prepareStatement("INSERT OR IGNORE INTO " + kept.table + " VALUES (" + values + ")")) {
                    while (row.next()) {
                        Object[] cells = new Object[columns];
                        for (int i = 0; i < columns; i++) {
                            cells[i] = row.getObject(i + 1);
                        }
                        last = new Place(row.getLong(key), then == 0 ? Long.MIN_VALUE : row.getLong(then));
                        insert(insert, cells);
                    }
                }
            }
        } catch (SQLException e) {
            if (!Database.isDamage(e) && Database.mayPass(e)) {
                throw e; // there is no room for the copy
            }
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

    /** How many runs were taken over. */
    int runs() {
        return runs;
    }

    /** Whether something could not be taken over. */
    boolean lost() {
        return lost;
    }
}
