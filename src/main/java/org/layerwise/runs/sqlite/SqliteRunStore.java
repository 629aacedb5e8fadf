package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.runs.StoredRun;

/**
 * Runs in one SQLite database, {@code runs.db}, with checkpoints and models in folders beside it. Several processes may use it
 * at once.
 */
public final class SqliteRunStore implements RunStore {
    /** What was thrown away so long ago is gone for good. */
    private static final Duration TRASH = Duration.ofMinutes(10);

    private final RunFiles files;
    private final Ticker ticker;
    private final StoreWriter writer;
    private final Connection reading;
    private final RunRows rows;
    private final List<Problem> findings;

    private SqliteRunStore(RunFiles files, Ticker ticker, StoreWriter writer, Connection reading, List<Problem> found) {
        this.files = files;
        this.ticker = ticker;
        this.writer = writer;
        this.reading = reading;
        this.rows = new RunRows(files);
        this.findings = List.copyOf(found);
    }

    /**
     * Opens a store, or makes one. A damaged one is put aside, and what can be read of it is taken over.
     *
     * @param folder made when it is not there
     * @param ticker says when runs begin and end
     * @throws ProblemException when the folder cannot be written, or a newer program has made the store, which is left alone
     */
    public static SqliteRunStore open(Path folder, Ticker ticker) {
        RunFiles files = new RunFiles(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(files.folder());
            List<Problem> findings = new ArrayList<>();
            boolean network = Database.isNetwork(files.folder());
            Connection connection = StoreOpening.open(files.database(), network, findings);
            if (network) {
                findings.add(Problem.note(Location.file(folder.toString()), Message.of("runs.sqlite/network-folder")));
            }
            SqliteRunStore store = new SqliteRunStore(
                    files,
                    ticker,
                    new StoreWriter(files.database(), connection),
                    Database.forReading(files.database()),
                    findings);
            store.purge();
            return store;
        } catch (IOException | SQLException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * One in the temporary folder, for runs that are not to outlast the program, or that can be kept nowhere else.
     *
     * @throws ProblemException when there is no room
     */
    public static SqliteRunStore temporary(Ticker ticker) {
        try {
            Path folder = Files.createTempDirectory("layerwise-runs");
            SqliteRunStore store = open(folder, ticker);
            Threads.onShutdown("layerwise-sweep", () -> store.sweep(folder));
            return store;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.NOWHERE,
                            Message.of("runs/temporary-folder-unusable", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private void sweep(Path folder) {
        close();
        try {
            RunFiles.deleteAll(folder);
        } catch (IOException e) {
            System.getLogger(SqliteRunStore.class.getName())
                    .log(System.Logger.Level.INFO, "temporary runs stay where they are", e);
        }
    }

    private static ProblemException unusable(Path folder, Exception e) {
        return new ProblemException(
                Problem.error(
                        Location.file(folder.toString()),
                        Message.of("runs/folder-unusable", String.valueOf(e.getMessage()))),
                e);
    }

    @Override
    public Path folder() {
        return files.folder();
    }

    RunFiles files() {
        return files;
    }

    /** Something that is read. */
    interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads, as of one moment.
     *
     * @throws ProblemException when it cannot be read
     */
    <T> T read(Reading<T> what) {
        synchronized (reading) {
            try {
                Database.execute(reading, "BEGIN");
                try {
                    return what.read(reading);
                } finally {
                    Database.execute(reading, "COMMIT");
                }
            } catch (SQLException e) {
                if (Database.isDamage(e)) {
                    StoreOpening.suspect(files.database());
                }
                throw new ProblemException(
                        Problem.error(
                                Location.file(files.database().toString()),
                                Message.of("runs.sqlite/unreadable", String.valueOf(e.getMessage()))),
                        e);
            }
        }
    }

    @Override
    public StoredRun begin(RunBeginning run, RunHeading heading, RunOwner owner) {
        return new RunOpening(this, writer, ticker).begin(run, heading, owner);
    }

    @Override
    public StoredRun resume(String id, RunBeginning run, List<Change> changes, RunOwner owner) {
        return new RunOpening(this, writer, ticker).resume(known(id), run, changes, owner);
    }

    @Override
    public List<RunInfo> list() {
        return read(connection -> rows.all(connection, ticker.now()));
    }

    private RunInfo known(String id) {
        return read(connection -> rows.one(connection, id, ticker.now()))
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", id))
                        .toException());
    }

    @Override
    public RunRecord open(String id) {
        RunInfo info = known(id);
        return read(connection -> SqliteRunRecord.of(this, info, connection));
    }

    @Override
    public void rename(String id, String name) {
        String stripped = RunHeading.requireName(name);
        known(id);
        writer.call(connection -> Database.update(connection, "UPDATE run SET name = ? WHERE id = ?", stripped, id));
    }

    @Override
    public void label(String id, UnaryOperator<RunInfo.Label> change) {
        RunInfo.Label after = change.apply(known(id).label());
        writer.call(connection -> {
            Database.update(
                    connection,
                    "UPDATE run SET note = ?, starred = ? WHERE id = ?",
                    after.note(),
                    after.starred() ? 1 : 0,
                    id);
            Database.update(connection, "DELETE FROM tag WHERE run = (SELECT number FROM run WHERE id = ?)", id);
            for (String tag : new TreeSet<>(after.tags())) {
                Database.update(
                        connection, "INSERT INTO tag (run, tag) SELECT number, ? FROM run WHERE id = ?", tag, id);
            }
            return true;
        });
    }

    @Override
    public void delete(List<String> ids) {
        for (String id : ids) {
            known(id).requireEnded();
        }
        long now = ticker.now().toEpochMilli();
        writer.call(connection -> {
            for (String id : ids) {
                Database.update(connection, "UPDATE run SET deleted = ? WHERE id = ?", now, id);
            }
            return true;
        });
    }

    @Override
    public void restore(List<String> ids) {
        writer.call(connection -> {
            for (String id : ids) {
                Database.update(connection, "UPDATE run SET deleted = NULL WHERE id = ?", id);
            }
            return true;
        });
    }

    @Override
    public void purge() {
        purge(ticker.now().minus(TRASH).toEpochMilli());
    }

    private void purge(long before) {
        remove(deletedBefore(before));
    }

    @Override
    public void purge(List<String> ids) {
        List<String> deleted = new ArrayList<>(deletedBefore(Long.MAX_VALUE));
        deleted.retainAll(ids);
        remove(deleted);
    }

    private List<String> deletedBefore(long time) {
        return read(connection -> new Trash(files).before(connection, time));
    }

    private void remove(List<String> ids) {
        Trash trash = new Trash(files);
        for (String id : ids) {
            writer.call(connection -> trash.remove(connection, id));
        }
    }

    /** Takes away for good everything that was deleted, however lately. */
    public void purgeAll() {
        purge(Long.MAX_VALUE);
    }

    @Override
    public long version() {
        return read(connection -> {
            // what others committed is looked at when something is read
            Database.number(connection, "SELECT count(*) FROM sqlite_schema");
            return Database.number(connection, "PRAGMA data_version");
        });
    }

    @Override
    public Optional<Problem> trouble() {
        return writer.trouble();
    }

    @Override
    public List<Problem> findings() {
        return findings;
    }

    @Override
    public void close() {
        writer.close();
        synchronized (reading) {
            try {
                reading.close();
            } catch (SQLException e) {
                System.getLogger(SqliteRunStore.class.getName())
                        .log(System.Logger.Level.INFO, "the store was not closed", e);
            }
        }
    }
}
