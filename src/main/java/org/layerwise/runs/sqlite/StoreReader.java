package org.layerwise.runs.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** The one connection that reads the store. Any thread, one at a time. */
final class StoreReader implements AutoCloseable {
    private Path file;
    private @Nullable Connection connection;
    private boolean isReading;
    private long moves;

    /** @param file opened when something is read the first time */
    StoreReader(Path file) {
        this.file = file;
    }

    /** Something that is read. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads, as of one moment. What is read may read on.
     *
     * @throws ProblemException when it cannot be read
     */
    synchronized <T> T read(Reading<T> what) {
        try {
            Connection from = connection();
            return isReading ? what.read(from) : asOfNow(from, what);
        } catch (SQLException e) {
            if (Database.isDamage(e)) {
                StoreOpening.suspect(file);
            }
            throw new ProblemException(
                    Problem.error(
                            Location.file(file.toString()),
                            Message.of("runs.sqlite/unreadable", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private <T> T asOfNow(Connection from, Reading<T> what) throws SQLException {
        Database.execute(from, "BEGIN");
        isReading = true;
        try {
            return what.read(from);
        } finally {
            isReading = false;
            try {
                Database.execute(from, "COMMIT");
            } catch (SQLException e) {
                closeNow(); // a new connection is not in the middle of anything
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = Database.forReading(file);
            connection = known;
            moves++;
        }
        return known;
    }

    /** A number that is another whenever something was written. */
    synchronized long version() {
        return read(from -> {
            // what others committed is looked at when something is read
            Database.number(from, "SELECT count(*) FROM sqlite_schema");
            return (moves << Integer.SIZE) + Database.number(from, "PRAGMA data_version");
        });
    }

    /** Reads another file from now on. */
    synchronized void moveTo(Path other) {
        closeNow();
        file = other;
    }

    private void closeNow() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            System.getLogger(StoreReader.class.getName()).log(System.Logger.Level.INFO, "the store was not closed", e);
        }
        connection = null;
    }

    @Override
    public synchronized void close() {
        closeNow();
    }
}
