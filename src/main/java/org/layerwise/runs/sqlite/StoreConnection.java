package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.sqlite.WriteQueue.Item;

/** The connection that writes the store: opened when it is needed, sure of its file, and not left in the middle of anything. */
final class StoreConnection implements AutoCloseable {
    /** Opens a database. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException, IOException;
    }

    private volatile Path file;
    private Opener opener;
    private @Nullable Connection connection;
    private FileIdentity identity = new FileIdentity(null);
    private boolean unclean;

    /** @param opener called again and again until it succeeds */
    StoreConnection(Path file, Opener opener) {
        this.file = file;
        this.opener = opener;
    }

    Path file() {
        return file;
    }

    /** Opens it, where it is not. */
    private Connection open() throws SQLException, IOException {
        Connection known = connection;
        if (known == null) {
            known = opener.open();
            connection = known;
            identity = FileIdentity.of(file);
        }
        return known;
    }

    /** Writes all of some items or none of them. */
    void commit(List<Item> items) throws SQLException, IOException {
        Connection database = open();
        identity.require(file);
        if (unclean) {
            rollBack(database);
        }
        Database.execute(database, "BEGIN IMMEDIATE");
        boolean written = false;
        try {
            for (Item item : items) {
                item.write().apply(database);
            }
            Database.execute(database, "COMMIT");
            written = true;
        } finally {
            if (!written) {
                rollBack(database);
            }
        }
    }

    private void rollBack(Connection database) {
        unclean = true;
        try {
            Database.execute(database, "ROLLBACK");
            unclean = false;
        } catch (SQLException e) {
            unclean = Database.mayPass(e); // else the database has rolled back by itself
        }
    }

    /**
     * Goes on in a copy, whose original may have lost its name, or in a new file where there was none yet.
     *
     * @param to where there is no file yet; taken away again when it cannot be made
     */
    void moveTo(Path to, Opener by) throws SQLException, IOException {
        Connection old = connection;
        boolean done = false;
        try {
            if (old != null) {
                if (unclean) {
                    rollBack(old);
                }
                Database.update(old, "VACUUM INTO ?", to.toString());
            }
            connection = by.open();
            opener = by;
            file = to;
            identity = FileIdentity.of(to);
            unclean = false;
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(to);
            }
        }
        close(old);
    }

    private static void close(@Nullable Connection open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            System.getLogger(StoreConnection.class.getName())
                    .log(System.Logger.Level.INFO, "the store was not closed", e);
        }
    }

    @Override
    public void close() {
        close(connection);
        connection = null;
    }
}
