package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs that were thrown away. */
record Trash(RunFiles files) {
    private static final int PAGES_AT_ONCE = 4_000;

    /** Those that were thrown away before a time. */
    List<String> before(Connection connection, long time) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM run WHERE deleted < ?")) {
            Database.bind(select, time);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    /**
     * Takes one away for good, unless it was brought back meanwhile; its files first, as one without files can still be taken away
     * again.
     */
    boolean remove(Connection connection, String id, long time) throws SQLException, IOException {
        long run = Database.number(connection, "SELECT number FROM run WHERE id = ? AND deleted < ?", id, time);
        if (run == 0) {
            return false;
        }
        files.delete(id);
        deleteChunks(connection, run, 0);
        return Database.update(connection, "DELETE FROM run WHERE number = ?", run) > 0;
    }

    /**
     * Gives some room back to the disk.
     *
     * @return whether there may be more
     */
    static boolean giveBack(Connection connection) throws SQLException {
        Database.complete(connection, "PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
        return Database.number(connection, "PRAGMA freelist_count") > 0;
    }

    /** Deletes the chunks of a run's blocks that begin behind a step. */
    static void deleteChunks(Connection connection, long run, long step) throws SQLException {
        long numbers = Database.number(connection, "SELECT numbers FROM recipe WHERE run = ?", run);
        List<Long> firsts = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT first_chunk FROM block WHERE run = ? AND first_step > ?")) {
            Database.bind(select, run, step);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    firsts.add(row.getLong(1));
                }
            }
        }
        for (long first : firsts) {
            Database.update(connection, "DELETE FROM chunk WHERE id >= ? AND id < ?", first, first + numbers);
        }
    }
}
