package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.sqlite.SQLiteErrorCode;

/** Opens the database: makes it, brings it to this program's version, leaves a newer one alone, and puts a damaged one aside. */
final class StoreOpening {
    /** Tables that are small and that all else hangs on: looked through whenever a store is opened. */
    private static final List<String> LOOKED_THROUGH = List.of("run", "recipe", "tag", "figure", "block", "journal");

    private static final int NAMES = 100;

    /** Where a database's head has its user version, and how it begins. */
    private static final int VERSION_PLACE = 60;

    private static final String MAGIC = "SQLite format 3\0";

    /** Half a minute: another process repairs. */
    private static final int ATTEMPTS = 600;

    private static final long NANOS_BETWEEN = 50_000_000;

    private StoreOpening() {}

    /**
     * A connection that writes.
     *
     * @param findings takes what was done to a damaged one
     * @throws ProblemException when a newer program has made it
     */
    static Connection open(Path file, boolean network, List<Problem> findings) throws SQLException, IOException {
        finishRepair(file);
        requireKnown(file);
        try {
            return sound(file, network);
        } catch (SQLException e) {
            if (!Database.isDamage(e)) {
                throw e;
            }
        }
        return repaired(file, network, findings);
    }

    /**
     * One process repairs; others wait for it, and find it done. What can be read goes into a file beside the damaged one, and when
     * that is whole the two change their names: a process that is killed on the way leaves the damaged one, or both.
     */
    private static Connection repaired(Path file, boolean network, List<Problem> findings)
            throws SQLException, IOException {
        try (FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".repair.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            await(channel);
            try {
                return sound(file, network);
            } catch (SQLException e) {
                if (!Database.isDamage(e)) {
                    throw e;
                }
            }
            Path begun = file.resolveSibling(file.getFileName() + ".repair");
            delete(begun);
            Salvage salvage = new Salvage(file);
            try (Connection made = Database.forWriting(begun, true)) {
                Schema.migrate(made);
                salvage.into(made);
            }
            Files.move(begun, finished(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path kept = putAside(file);
            Files.deleteIfExists(suspicion(file));
            finishRepair(file);
            findings.add(Problem.warning(
                    Location.file(file.toString()),
                    Message.of(
                            "runs.sqlite/repaired",
                            kept.getFileName().toString(),
                            salvage.runs(),
                            salvage.lost() ? Message.of("runs.sqlite/repaired-in-part") : "")));
            return sound(file, network);
        }
    }

    private static void await(FileChannel channel) throws SQLException, IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                if (channel.tryLock() != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(NANOS_BETWEEN); // another thread of this process is at it
                continue;
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
        throw new SQLException(Message.of("runs.sqlite/repairing").text(), "", SQLiteErrorCode.SQLITE_BUSY.code);
    }

    private static void delete(Path database) throws IOException {
        for (String beside : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + beside));
        }
    }

    private static Path finished(Path file) {
        return file.resolveSibling(file.getFileName() + ".repaired");
    }

    /** Between two names the process may have been killed. */
    private static void finishRepair(Path file) throws IOException {
        if (!Files.exists(file) && Files.exists(finished(file))) {
            Files.move(finished(file), file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Looks for the version before anything is written, even a lock: in the file's head, or where a program that did not end has
     * left something beside it, through a connection that changes nothing.
     */
    private static void requireKnown(Path file) throws SQLException, IOException {
        int version = 0;
        if (Files.isRegularFile(file) && Files.size(file) > VERSION_PLACE) {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            version = Files.exists(log) && Files.size(log) > 0 ? askedVersion(file) : versionInHead(file);
        }
        if (version > Schema.VERSION) {
            throw Problem.error(
                            Location.file(file.toString()), Message.of("runs.sqlite/newer", version, Schema.VERSION))
                    .toException();
        }
    }

    private static int askedVersion(Path file) throws SQLException {
        try (Connection connection = Database.untouched(file)) {
            return Schema.version(connection);
        } catch (SQLException e) {
            if (Database.isDamage(e)) {
                return 0;
            }
            throw e;
        }
    }

    private static int versionInHead(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(VERSION_PLACE + Integer.BYTES);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until all of it is there
            }
            boolean isDatabase = new String(head.array(), 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
            return isDatabase ? head.getInt(VERSION_PLACE) : 0;
        }
    }

    /** @throws SQLException when it is damaged, or cannot be opened */
    private static Connection sound(Path file, boolean network) throws SQLException, IOException {
        Connection connection = Database.forWriting(file, network);
        boolean opened = false;
        try {
            if (Schema.version(connection) < 0) {
                throw new SQLException("no such version", "", SQLiteErrorCode.SQLITE_CORRUPT.code);
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
                throw new SQLException(row.getString(1), "", SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /** Renames it and what SQLite keeps beside it. @return its new name */
    private static Path putAside(Path file) throws IOException {
        String ending = ".bad";
        // one that was put aside before stays what it is
        for (int i = 2; i < NAMES && Files.exists(file.resolveSibling(file.getFileName() + ending)); i++) {
            ending = "." + i + ".bad";
        }
        Path kept = file.resolveSibling(file.getFileName() + ending);
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm")); // it says nothing by itself
        for (String beside : List.of("-wal", "-journal")) {
            Path other = file.resolveSibling(file.getFileName() + beside);
            if (Files.exists(other) && Files.size(other) == 0) {
                Files.delete(other);
            } else if (Files.exists(other)) {
                Files.move(other, kept.resolveSibling(kept.getFileName() + beside), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return kept;
    }
}
