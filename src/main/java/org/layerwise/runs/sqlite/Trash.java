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

    /** Takes one away for good; its files first, as one without files can still be listed and taken away again. */
    boolean remove(Connection connection, String id) throws SQLException, IOException {
        files.delete(id);
        long run = Database.number(connection, "SELECT number FROM run WHERE id = ?", id);
        deleteChunks(connection, run, 0);
        return Database.update(connection, "DELETE FROM run WHERE id = ?", id) > 0;
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
