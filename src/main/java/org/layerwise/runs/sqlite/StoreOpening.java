package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** Opens the database: makes it, brings it to this program's version, leaves a newer one alone, and puts a damaged one aside. */
final class StoreOpening {
    /** Tables that are small and that all else hangs on: looked through whenever a store is opened. */
    private static final List<String> LOOKED_THROUGH = List.of("run", "recipe", "tag", "figure", "block", "journal");

    private static final int NAMES = 100;

    private StoreOpening() {}

    /**
     * A connection that writes.
     *
     * @param findings takes what was done to a damaged one
     * @throws ProblemException when a newer program has made it
     */
    static Connection open(Path file, boolean network, List<Problem> findings) throws SQLException, IOException {
        try {
            return sound(file, network);
        } catch (SQLException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
        }
        Path kept = putAside(file);
        Files.deleteIfExists(suspicion(file));
        Connection made = sound(file, network);
        Salvage salvage = new Salvage(kept, made);
        int runs = salvage.run();
        findings.add(Problem.warning(
                Location.file(file.toString()),
                Message.of(
                        "runs.sqlite/repaired",
                        kept.getFileName().toString(),
                        runs,
                        salvage.lost() ? Message.of("runs.sqlite/repaired-in-part") : "")));
        return made;
    }

    /** @throws SQLException when it is damaged, or cannot be opened */
    private static Connection sound(Path file, boolean network) throws SQLException, IOException {
        Connection connection = Database.forWriting(file, network);
        boolean opened = false;
        try {
            int version = Schema.version(connection);
            if (version > Schema.VERSION) {
                throw Problem.error(
                                Location.file(file.toString()),
                                Message.of("runs.sqlite/newer", version, Schema.VERSION))
                        .toException();
            }
            Schema.migrate(connection);
            if (Files.exists(suspicion(file))) {
                requireSound(connection, "");
                Files.deleteIfExists(suspicion(file));
            }
            for (String table : LOOKED_THROUGH) {
                requireSound(connection, "('" + table + "')");
            }
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    /** Says whether somebody came upon damage: then everything is looked through at the next opening, which takes its time. */
    private static Path suspicion(Path file) {
        return file.resolveSibling(file.getFileName() + ".check");
    }

    /** Somebody came upon damage. */
    static void suspect(Path file) {
        try {
            Files.writeString(suspicion(file), "");
        } catch (IOException e) {
            System.getLogger(StoreOpening.class.getName())
                    .log(System.Logger.Level.WARNING, "the store is damaged, and that cannot be noted", e);
        }
    }

    private static void requireSound(Connection connection, String of) throws SQLException {
        try (PreparedStatement check = connection.prepareStatement("PRAGMA quick_check" + of);
                ResultSet row = check.executeQuery()) {
            if (row.next() && !row.getString(1).equals("ok")) {
                throw new SQLException(row.getString(1), "", org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /** Renames it and what SQLite keeps beside it. @return its new name */
    private static Path putAside(Path file) throws IOException {
        String ending = ".bad";
        for (int i = 2; i < NAMES && Files.exists(file.resolveSibling(file.getFileName() + ending)); i++) {
            ending = "." + i + ".bad";
        }
        Path kept = file.resolveSibling(file.getFileName() + ending);
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        for (String beside : List.of("-wal", "-shm", "-journal")) {
            Path other = file.resolveSibling(file.getFileName() + beside);
            if (Files.exists(other)) {
                Files.move(other, kept.resolveSibling(kept.getFileName() + beside), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return kept;
    }
}
