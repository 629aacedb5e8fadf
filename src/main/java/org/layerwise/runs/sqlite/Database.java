package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Connections to the store's database, and what its errors mean. */
final class Database {
    /** Kinds of file systems on which processes of several machines meet: the memory that WAL shares is not shared there. */
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "afpfs", "webdav", "9p", "ceph", "glusterfs");

    /** Who reads waits for others so long; who writes tries again by itself. */
    private static final int READING_MILLIS = 10_000;

    private static final int WRITING_MILLIS = 1_500;
    private static final int PAGES_BEFORE_CHECKPOINT = 4_000;

    private Database() {}

    /** A connection that writes; every change is on the disk when it is committed. */
    static Connection forWriting(Path file, boolean network) throws SQLException {
        boolean isNew = !Files.exists(file) || file.toFile().length() == 0;
        Connection connection = connect(file, WRITING_MILLIS, false);
        try (Statement statement = connection.createStatement()) {
            if (isNew) {
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL"); // before anything is in the file
            }
            statement.execute("PRAGMA journal_mode = " + (network ? "DELETE" : "WAL"));
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA wal_autocheckpoint = " + PAGES_BEFORE_CHECKPOINT);
            statement.execute("PRAGMA foreign_keys = ON");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A connection that only reads a file that is there. */
    static Connection forReading(Path file) throws SQLException {
        Connection connection = connect(file, READING_MILLIS, false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** A connection to a file that is not changed in any way, and may be shorter than it says. */
    static Connection untouched(Path file) throws SQLException {
        Connection connection = connect(file, READING_MILLIS, true);
        try {
            execute(connection, "PRAGMA writable_schema = ON"); // else a file that is cut short is refused
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static Connection connect(Path file, int patience, boolean readOnly) throws SQLException {
        SqliteLibrary.load(file.toAbsolutePath().resolveSibling(""));
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(patience);
        config.setReadOnly(readOnly);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        Connection connection =
                config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
        try (Statement statement = connection.createStatement()) {
            // a store may come from elsewhere: its schema is not trusted, its cells are checked
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Whether a folder is on a file system that several machines may share. */
    static boolean isNetwork(Path folder) {
        try {
            String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
            return NETWORK.contains(type) || type.startsWith("fuse.sshfs");
        } catch (IOException e) {
            return false; // what is wrong with the folder is said when it is used
        }
    }

    /** A number that a query gives. */
    static long number(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** A text that a query gives; null where there is none. */
    static @Nullable String text(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** Does something, with values for its question marks. @return how many rows it changed */
    static int update(Connection connection, String command, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A command that works row by row, and whose rows say nothing: {@code execute} would stop at the first. */
    static void complete(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }

    /** A command without values. */
    static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Whether what failed may succeed later: no room, no folder, somebody else at work. */
    static boolean mayPass(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_FULL,
                    SQLITE_IOERR,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_CANTOPEN,
                    SQLITE_READONLY,
                    SQLITE_PROTOCOL,
                    SQLITE_NOMEM,
                    SQLITE_CORRUPT,
                    SQLITE_NOTADB,
                    SQLITE_PERM,
                    SQLITE_NOLFS -> true;
            default -> false;
        };
    }

    /** Whether another connection is at work. */
    static boolean isLock(SQLException e) {
        SQLiteErrorCode code = primary(e);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Whether the file itself is damaged. */
    static boolean isDamage(SQLException e) {
        SQLiteErrorCode code = primary(e);
        return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** The error without its finer distinctions, which are in the higher bytes. */
    static SQLiteErrorCode primary(SQLException e) {
        int code = e instanceof SQLiteException exact ? exact.getResultCode().code : e.getErrorCode();
        return SQLiteErrorCode.getErrorCode(code & 0xff);
    }
}
