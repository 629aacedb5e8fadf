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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.TemporaryFolder;
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

    private final Ticker ticker;
    private final StoreWriter writer;
    private final StoreReader reader;
    private final RunRows rows;
    private final Set<SqliteStoredRun> going = ConcurrentHashMap.newKeySet();
    private final List<Problem> findings;
    private volatile RunFiles files;
    private volatile boolean closed;

    private SqliteRunStore(RunFiles files, Ticker ticker, StoreConnection connection, List<Problem> findings) {
        this.files = files;
        this.ticker = ticker;
        this.findings = findings;
        this.writer = new StoreWriter(connection, ticker);
        this.reader = new StoreReader(files.database());
        this.rows = new RunRows(this::files, ticker);
    }

    /**
     * Opens a store, or makes one. A damaged one is put aside, and what can be read of it is taken over.
     *
     * @param folder made when it is not there
     * @param ticker says when runs begin and end
     * @throws ProblemException when the folder cannot be written, or a newer program has made the store, which is left alone
     */
    public static SqliteRunStore open(Path folder, Ticker ticker) {
        return open(folder, ticker, Database.isNetwork(folder));
    }

    /** @param network whether several machines may share the folder */
    static SqliteRunStore open(Path folder, Ticker ticker, boolean network) {
        List<Problem> findings = new CopyOnWriteArrayList<>();
        RunFiles files = new RunFiles(folder.toAbsolutePath().normalize());
        try {
            Connection connection = connect(files, network, findings);
            SqliteRunStore store = new SqliteRunStore(
                    files, ticker, new StoreConnection(files.database(), () -> connection), findings);
            store.tidy();
            return store;
        } catch (IOException | SQLException e) {
            throw unusable(folder, e);
        }
    }

    /**
     * One that need not be usable yet: what is to be kept waits in memory, as much of it as may, and is written as soon as the
     * store can be opened. {@link #trouble} says why it cannot.
     */
    static SqliteRunStore openLater(Path folder, Ticker ticker) {
        List<Problem> findings = new CopyOnWriteArrayList<>();
        RunFiles files = new RunFiles(folder.toAbsolutePath().normalize());
        return new SqliteRunStore(
                files,
                ticker,
                new StoreConnection(files.database(), () -> connect(files, Database.isNetwork(folder), findings)),
                findings);
    }

    private static Connection connect(RunFiles files, boolean network, List<Problem> findings)
            throws SQLException, IOException {
        Files.createDirectories(files.folder());
        Connection connection = StoreOpening.open(files.database(), network, findings);
        if (network) {
            findings.add(
                    Problem.note(Location.file(files.folder().toString()), Message.of("runs.sqlite/network-folder")));
        }
        return connection;
    }

    /** In the background: what runs left behind whose processes are gone, and what was thrown away long ago. */
    private void tidy() {
        writer.submit(connection -> new Leftovers(files, rows).settle(connection));
        writer.submit(connection -> {
            FolderRuns earlier = new FolderRuns(files);
            for (Path folder : earlier.found(connection)) {
                earlier.takeOver(connection, folder);
            }
        });
        long before = ticker.now().minus(TRASH).toEpochMilli();
        writer.submit(connection -> {
            try {
                Trash trash = new Trash(files);
                for (String id : trash.before(connection, before)) {
                    trash.remove(connection, id, before);
                }
            } catch (IOException e) {
                System.getLogger(SqliteRunStore.class.getName())
                        .log(System.Logger.Level.INFO, "what was thrown away stays for now", e);
            }
        });
    }

    /**
     * One in the temporary folder, for runs that are not to outlast the program, or that can be kept nowhere else.
     *
     * @throws ProblemException when there is no room
     */
    public static SqliteRunStore temporary(Ticker ticker) {
        try {
            Path folder = Files.createTempDirectory(TemporaryFolder.required(), "layerwise-runs");
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
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return new ProblemException(
                    Problem.error(Location.file(folder.toString()), Message.of("runs/no-folder")), e);
        }
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

    RunRows rows() {
        return rows;
    }

    boolean isClosed() {
        return closed;
    }

    void goesOn(SqliteStoredRun run) {
        going.add(run);
    }

    /** All of a run is written that ever will be. */
    void finished(SqliteStoredRun run) {
        going.remove(run);
        run.letGo();
    }

    /**
     * Reads, as of one moment.
     *
     * @throws ProblemException when it cannot be read
     */
    <T> T read(StoreReader.Reading<T> what) {
        return reader.read(what);
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
        return read(connection -> rows.all(connection));
    }

    private RunInfo known(String id) {
        return read(connection -> rows.one(connection, id))
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", id))
                        .toException());
    }

    @Override
    public RunRecord open(String id) {
        RunInfo info = known(id);
        return read(connection -> SqliteRunRecord.of(this, info, connection));
    }

    /** As the row is now: who calls has seen it a moment ago, and another process may have changed it. */
    private RunInfo now(Connection connection, String id) throws SQLException {
        return rows.one(connection, id)
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", id))
                        .toException());
    }

    @Override
    public void rename(String id, String name) {
        String checked = RunHeading.requireName(name);
        writer.call(connection -> {
            now(connection, id);
            return Database.update(connection, "UPDATE run SET name = ? WHERE id = ?", checked, id);
        });
    }

    @Override
    public void label(String id, UnaryOperator<RunInfo.Label> change) {
        writer.call(connection -> {
            RunInfo.Label after = change.apply(now(connection, id).label());
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
        long when = ticker.now().toEpochMilli();
        writer.call(connection -> {
            for (String id : ids) {
                RunInfo info = now(connection, id);
                if (info.goesOn()) {
                    throw Problem.error(
                                    Location.NOWHERE,
                                    Message.of(
                                            "runs/goes-on",
                                            info.name(),
                                            info.owner().describe()))
                            .toException();
                }
                Database.update(connection, "UPDATE run SET deleted = ? WHERE id = ?", when, id);
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
        remove(deletedBefore(before), before);
    }

    @Override
    public void purge(List<String> ids) {
        List<String> deleted = new ArrayList<>(deletedBefore(Long.MAX_VALUE));
        deleted.retainAll(ids);
        remove(deleted, Long.MAX_VALUE);
    }

    private List<String> deletedBefore(long time) {
        return read(connection -> new Trash(files).before(connection, time));
    }

    private void remove(List<String> ids, long before) {
        Trash trash = new Trash(files);
        for (String id : ids) {
            writer.call(connection -> trash.remove(connection, id, before));
        }
        boolean more = !ids.isEmpty();
        while (more) {
            more = writer.call(Trash::giveBack);
        }
    }

    /** Takes away for good everything that was deleted, however lately. */
    public void purgeAll() {
        purge(Long.MAX_VALUE);
    }

    @Override
    public long version() {
        return reader.version();
    }

    @Override
    public void redirect(Path folder) {
        RunFiles to = new RunFiles(folder.toAbsolutePath().normalize());
        if (Files.exists(to.database())) {
            throw Problem.error(Location.file(folder.toString()), Message.of("runs/store-there"))
                    .toException();
        }
        List<SqliteStoredRun> now = List.copyOf(going);
        try {
            Files.createDirectories(to.folder());
            files.copyTo(to);
            writer.moveTo(to.database(), () -> connect(to, Database.isNetwork(to.folder()), findings));
            files = to;
            reader.moveTo(to.database());
            for (SqliteStoredRun run : now) {
                run.moveTo(to);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    @Override
    public Optional<Problem> trouble() {
        return writer.trouble();
    }

    @Override
    public List<Problem> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        closed = true;
        writer.close();
        List.copyOf(going).forEach(this::finished);
        reader.close();
    }
}
