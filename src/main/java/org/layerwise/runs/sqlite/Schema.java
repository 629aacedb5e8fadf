package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * The tables of the store, by version: {@code PRAGMA user_version}. Each step of {@link #STEPS} brings a store from one version
 * to the next; what stands in a step that was released is never changed.
 */
final class Schema {
    /** The commands of each step: the first makes an empty store. */
    private static final List<String> STEPS = List.of("schema-1.sql");

    /** The version that this program reads and writes. */
    static final int VERSION = STEPS.size();

    private Schema() {}

    /** The version of a store; 0 for a new one. */
    static int version(Connection connection) throws SQLException {
        return (int) Database.number(connection, "PRAGMA user_version");
    }

    /** Brings a store to {@link #VERSION}; another process may be about to do the same. */
    static void migrate(Connection connection) throws SQLException {
        if (version(connection) == VERSION) {
            return;
        }
        Database.execute(connection, "BEGIN IMMEDIATE");
        try {
            for (int version = version(connection); version < VERSION; version++) {
                for (String command : commands(STEPS.get(version))) {
                    Database.execute(connection, command);
                }
            }
            Database.execute(connection, "PRAGMA user_version = " + VERSION);
            Database.execute(connection, "COMMIT");
        } catch (SQLException e) {
            Database.execute(connection, "ROLLBACK");
            throw e;
        }
    }

    private static List<String> commands(String resource) throws SQLException {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .map(line -> line.contains("--") ? line.substring(0, line.indexOf("--")) : line)
                    .reduce("", (all, line) -> all + line + "\n")
                    .transform(all -> List.of(all.split(";")))
                    .stream()
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
