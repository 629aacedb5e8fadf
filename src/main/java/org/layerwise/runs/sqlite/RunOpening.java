package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.layerwise.base.Change;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;
import org.layerwise.base.Seed;
import org.layerwise.base.Ticker;
import org.layerwise.base.Version;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.RecipeText;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunBeginning;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunSettings;
import org.layerwise.runs.StoredRun;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.train.Provenance;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the record of a run is begun, or gone on in. */
final class RunOpening {
    /** A run begins after so long whether its beginning is written or not. */
    private static final long BEGINNING_MILLIS = 2_000;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final int ID_LENGTH = 10;
    private static final String DIGITS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look like another

    private final SqliteRunStore store;
    private final StoreWriter writer;
    private final Ticker ticker;

    RunOpening(SqliteRunStore store, StoreWriter writer, Ticker ticker) {
        this.store = store;
        this.writer = writer;
        this.ticker = ticker;
    }

    /** A new record; where it cannot be written now, it waits. */
    StoredRun begin(RunBeginning run, RunHeading heading, RunOwner owner) {
        RunRow row = new RunRow(newId(owner));
        long now = ticker.now().toEpochMilli();
        String recipe = RecipeText.write(run.recipe());
        String layout = SqliteRunRecord.text(run.layout());
        RunSettings settings = RunSettings.of(run.recipe().experiment());
        tryToHold(row); // its checkpoints go there, whatever the database does
        writer.submit(
                2L * (recipe.length() + layout.length()),
                connection -> {
                    tryToHold(row);
                    row.written(insert(connection, row.id(), now, run, heading, owner, settings));
                    Database.update(
                            connection,
                            "INSERT INTO recipe (run, text, layout, numbers) VALUES (?, ?, ?, ?)",
                            row.number(),
                            recipe,
                            layout,
                            run.layout().numbers());
                    SqliteStoredRun.warn(
                            connection,
                            row.number(),
                            run.warnings().stream().map(Problem::describe).toList());
                },
                written -> {});
        writer.flush(BEGINNING_MILLIS);
        SqliteStoredRun kept = new SqliteStoredRun(
                store,
                writer,
                ticker,
                row,
                run.progress(),
                run.layout(),
                run.seconds(),
                0,
                new EpochTally(run.layout()),
                new ShotPlan(run.layout(), List.of()));
        RunInfo waiting = waiting(row.id(), now, run, heading, owner, settings);
        return kept.waitingAs(SqliteRunRecord.waiting(store, waiting, row, recipe, run.layout()));
    }

    /** What is known of a run whose beginning is not written. */
    private static RunInfo waiting(
            String id, long now, RunBeginning run, RunHeading heading, RunOwner owner, RunSettings settings) {
        Experiment experiment = run.recipe().experiment();
        Path table = run.recipe().table();
        return new RunInfo(
                id,
                heading.name().isBlank() ? String.valueOf(table.getFileName()) : heading.name(),
                StoredState.RUNNING,
                "",
                Instant.ofEpochMilli(now),
                null,
                0,
                new RunInfo.Progress(0, experiment.training().epochs(), 0),
                new RunInfo.Data(
                        table.toAbsolutePath().normalize().toString(),
                        run.fingerprint(),
                        run.testFingerprint(),
                        task(experiment)),
                Map.of(),
                List.of(),
                RunInfo.Label.NONE,
                new RunInfo.Origin(
                        heading.group(),
                        heading.parent(),
                        heading.model() == null ? "" : String.valueOf(heading.model())),
                owner,
                settings,
                0);
    }

    private static String task(Experiment experiment) {
        return experiment.data().task().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it cannot be held, as its folder cannot be made, its heartbeat shows that it goes on. */
    private void tryToHold(RunRow row) {
        try {
            row.hold(store.files());
        } catch (IOException e) {
            System.getLogger(RunOpening.class.getName()).log(System.Logger.Level.INFO, "a run is not locked", e);
        }
    }

    /** Ten letters and digits that no other run has: from the time and the process. */
    private String newId(RunOwner owner) {
        RandomStream random =
                new Seed(ticker.nanos() ^ (ticker.now().toEpochMilli() << 20) ^ owner.pid()).stream("run");
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    private static long insert(
            Connection connection,
            String id,
            long now,
            RunBeginning run,
            RunHeading heading,
            RunOwner owner,
            RunSettings settings)
            throws SQLException {
        Experiment experiment = run.recipe().experiment();
        Path table = run.recipe().table();
        String name = heading.name().isBlank()
                ? nextName(connection, table)
                : heading.name().strip();
        Database.update(
                connection,
                "INSERT INTO run (id, name, state, reason, started, seconds, epochs, planned, steps, table_file, fingerprint,"
                        + " test_fingerprint, task, trial_of, parent, model, note, starred, settings, curve, written_by, java,"
                        + " platform, blas, program, pid, host, heartbeat, missing, bytes)"
                        + " VALUES (?, ?, ?, '', ?, 0, 0, ?, 0, ?, ?, ?, ?, ?, ?, ?, '', 0, ?, x'', ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                id,
                name,
                StoredState.RUNNING.name(),
                now,
                experiment.training().epochs(),
                table.toAbsolutePath().normalize().toString(),
                run.fingerprint(),
                run.testFingerprint(),
                task(experiment),
                heading.group(),
                heading.parent(),
                heading.model() == null
                        ? ""
                        : heading.model().toAbsolutePath().normalize().toString(),
                settings.text(),
                Version.TEXT,
                "Java " + Runtime.version(),
                Provenance.thisPlatform(),
                run.blas(),
                owner.program(),
                owner.pid(),
                owner.host(),
                now);
        return Database.number(connection, "SELECT number FROM run WHERE id = ?", id);
    }

    /** The table's name with the next number: {@code iris 7}. Lengths are SQLite's: of characters, not of UTF-16. */
    private static String nextName(Connection connection, Path table) throws SQLException {
        String file = String.valueOf(table.getFileName());
        int dot = file.indexOf('.');
        String stem = CONTROL.matcher(dot > 0 ? file.substring(0, dot) : file).replaceAll(" ");
        int length = stem.codePointCount(0, stem.length());
        long last = Database.number(
                connection,
                "SELECT max(cast(substr(name, ?) AS INTEGER)) FROM run WHERE substr(name, 1, ?) = ?"
                        + " AND substr(name, ?) NOT GLOB '*[^0-9]*' AND length(name) BETWEEN ? AND ?",
                length + 2,
                length + 1,
                stem + " ",
                length + 2,
                length + 2,
                length + 10);
        return stem + " " + (last + 1);
    }

    /** An old record; what it has of later steps is dropped. */
    StoredRun resume(RunInfo info, RunBeginning run, List<Change> changes, RunOwner owner) {
        RunRow row = new RunRow(info.id());
        RecordCut cut = new RecordCut(run.layout());
        long missing;
        try {
            missing = writer.call(connection -> {
                row.written(hold(connection, row));
                requireLayout(connection, row.number(), info.name(), run.layout());
                cut.after(connection, row.number(), run.firstStep(), run.firstEpochs());
                long samples = Database.number(
                        connection, "SELECT coalesce(sum(count), 0) FROM block WHERE run = ?", row.number());
                forgetModel(row);
                String before = Objects.requireNonNull(
                        Database.text(connection, "SELECT text FROM recipe WHERE run = ?", row.number()));
                Database.update(
                        connection,
                        "UPDATE recipe SET text = ? WHERE run = ?",
                        RecipeText.write(run.recipe(), before),
                        row.number());
                goOn(
                        connection,
                        row.number(),
                        run,
                        changes,
                        owner,
                        FrameBlock.bytes(samples, run.layout().numbers()));
                return Database.number(connection, "SELECT missing FROM run WHERE number = ?", row.number());
            });
        } catch (ProblemException e) {
            row.letGo();
            throw e;
        }
        return new SqliteStoredRun(
                store,
                writer,
                ticker,
                row,
                run.progress(),
                run.layout(),
                run.seconds(),
                missing,
                cut.tally(),
                new ShotPlan(run.layout(), cut.shots()));
    }

    /** The model of an earlier end is not that of a run that goes on. */
    private void forgetModel(RunRow row) {
        Path model = store.files().of(row.id()).resolve(RunRecord.MODEL);
        try {
            Files.deleteIfExists(model);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.file(model.toString()),
                            Message.of("runs/folder-unusable", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** The run as it is now, which nobody else may have begun again or thrown away since it was looked for. */
    private long hold(Connection connection, RunRow row) throws SQLException {
        RunInfo now = store.rows()
                .one(connection, row.id())
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", row.id()))
                        .toException());
        try {
            if (now.goesOn()) {
                throw new IOException(now.owner().describe());
            }
            row.hold(store.files());
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.NOWHERE,
                            Message.of("runs/goes-on", now.name(), now.owner().describe())),
                    e);
        }
        return Database.number(connection, "SELECT number FROM run WHERE id = ?", row.id());
    }

    /** What is recorded is read by the layout that it was begun with. */
    private static void requireLayout(Connection connection, long run, String name, FrameLayout layout)
            throws SQLException {
        String recorded = Database.text(connection, "SELECT layout FROM recipe WHERE run = ?", run);
        if (recorded == null || !SqliteRunRecord.layout(recorded).equals(layout)) {
            throw Problem.error(Location.NOWHERE, Message.of("runs/other-layout", name))
                    .toException();
        }
    }

    /** @param bytes that its record takes; its files count again when it ends */
    private void goOn(
            Connection connection, long number, RunBeginning run, List<Change> changes, RunOwner owner, long bytes)
            throws SQLException {
        long now = ticker.now().toEpochMilli();
        Database.update(
                connection,
                "UPDATE run SET state = ?, reason = '', ended = NULL, planned = ?, steps = ?, settings = ?,"
                        + " program = ?, pid = ?, host = ?, heartbeat = ?, blas = ?, bytes = ? WHERE number = ?",
                StoredState.RUNNING.name(),
                run.recipe().experiment().training().epochs(),
                run.firstStep(),
                RunSettings.of(run.recipe().experiment()).text(),
                owner.program(),
                owner.pid(),
                owner.host(),
                now,
                run.blas(),
                bytes,
                number);
        Database.update(
                connection,
                "INSERT INTO journal (run, step, at, what, changes) VALUES (?, ?, ?, ?, ?)",
                number,
                run.firstStep(),
                now,
                JournalEntry.RESUMED,
                text(changes));
    }

    private static String text(List<Change> changes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Change change : changes) {
            ObjectNode each = list.addObject();
            each.put("path", change.path());
            if (change.before() != null) {
                each.put("before", change.before());
            }
            if (change.after() != null) {
                each.put("after", change.after());
            }
        }
        return JsonText.print(list);
    }
}
