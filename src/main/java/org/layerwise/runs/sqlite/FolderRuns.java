package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.TextFile;
import org.layerwise.run.RecipeText;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunSettings;
import org.layerwise.runs.StoredState;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import tools.jackson.databind.JsonNode;

/**
 * Takes over runs that an earlier Layerwise kept in folders alone: {@code run.json} (what is known), {@code recipe.json} and
 * {@code frames.log}. The folders stay, with the checkpoint and the model.
 *
 * @param files where they are
 */
record FolderRuns(RunFiles files) {
    private static final String INFO = "run.json";
    private static final String RECIPE = "recipe.json";
    private static final String FRAMES = "frames.log";

    /** Those that the database does not have. */
    List<Path> found(Connection connection) throws SQLException, IOException {
        Path all = files.folder().resolve("runs");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> inside = Files.list(all)) {
            folders = inside.filter(folder -> Files.exists(folder.resolve(INFO)))
                    .sorted()
                    .toList();
        }
        List<Path> unknown = new java.util.ArrayList<>();
        for (Path folder : folders) {
            String id = folder.getFileName().toString();
            if (Database.number(connection, "SELECT count(*) FROM run WHERE id = ?", id) == 0
                    && RunLock.holder(folder) != RunLock.Holder.SOMEBODY) {
                unknown.add(folder);
            }
        }
        return unknown;
    }

    /** Takes one over; one that cannot be read is left where it is. */
    void takeOver(Connection connection, Path folder) throws SQLException {
        try {
            String id = folder.getFileName().toString();
            JsonNode info = JsonText.parse(TextFile.read(folder.resolve(INFO)), INFO);
            String recipe = TextFile.read(folder.resolve(RECIPE));
            Experiment experiment = RecipeText.experiment(recipe, RECIPE);
            FrameLayout layout = FrameLog.layout(folder.resolve(FRAMES));
            long number = insert(connection, id, info, experiment);
            Database.update(
                    connection,
                    "INSERT INTO recipe (run, text, layout, numbers) VALUES (?, ?, ?, ?)",
                    number,
                    recipe,
                    SqliteRunRecord.text(layout),
                    layout.numbers());
            Taker taker = new Taker(connection, number, layout);
            FrameLog.replay(folder.resolve(FRAMES), taker);
            taker.close();
            EpochTally.Snapshot figures = taker.tally.snapshot();
            figures.write(connection, number);
            Database.update(
                    connection,
                    "UPDATE run SET epochs = ?, steps = ?, bytes = ? WHERE number = ?",
                    figures.epochs(),
                    taker.last,
                    files.size(id),
                    number);
        } catch (ProblemException | UncheckedIOException | IllegalArgumentException e) {
            System.getLogger(FolderRuns.class.getName())
                    .log(System.Logger.Level.INFO, "an earlier run stays in its folder alone", e);
        }
    }

    private static long insert(Connection connection, String id, JsonNode info, Experiment experiment)
            throws SQLException {
        StoredState state = StoredState.valueOf(
                info.path("state").stringValue("").toUpperCase(Locale.ROOT).replace('-', '_'));
        String ended = info.path("ended").stringValue("");
        long started = Instant.parse(info.path("started").stringValue("")).toEpochMilli();
        Database.update(
                connection,
                "INSERT INTO run (id, name, state, reason, started, ended, seconds, epochs, planned, steps, table_file,"
                        + " fingerprint, test_fingerprint, task, trial_of, parent, model, note, starred, settings, curve,"
                        + " written_by, java, platform, blas, program, pid, host, heartbeat, missing, bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, 0, ?, ?, ?, ?, '', '', '', '', 0, ?, x'', '', '', '', '',"
                        + " 'window', 0, ?, ?, 0, 0)",
                id,
                info.path("name").stringValue(id),
                (state == StoredState.RUNNING ? StoredState.INTERRUPTED : state).name(),
                info.path("reason").stringValue(""),
                started,
                ended.isEmpty() ? started : Instant.parse(ended).toEpochMilli(),
                experiment.training().epochs(),
                info.path("table").stringValue(""),
                experiment.data().fingerprint(),
                experiment.split().testFingerprint(),
                experiment.data().task().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                RunSettings.of(experiment).text(),
                RunOwner.here("window").host(),
                started);
        return Database.number(connection, "SELECT number FROM run WHERE id = ?", id);
    }

    /** Writes frames as blocks. */
    private static final class Taker implements FrameSink {
        private final Connection connection;
        private final long run;
        private final FrameLayout layout;
        private final EpochTally tally;
        private FrameBlock block;
        private long last;

        Taker(Connection connection, long run, FrameLayout layout) {
            this.connection = connection;
            this.run = run;
            this.layout = layout;
            this.tally = new EpochTally(layout);
            this.block = new FrameBlock(layout.numbers());
        }

        @Override
        public void step(StepFrame frame) {
            last = frame.step();
            block.add(frame.epoch(), frame.step(), frame.numbers());
            if (block.isFull()) {
                close();
            }
        }

        @Override
        public void epoch(EpochFrame frame) {
            last = frame.step();
            tally.add(frame);
            try {
                Database.update(
                        connection,
                        "INSERT OR REPLACE INTO epoch (run, epoch, step, data) VALUES (?, ?, ?, ?)",
                        run,
                        frame.epoch(),
                        frame.step(),
                        Blobs.doubles(frame.values()));
            } catch (SQLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public void close() {
            if (block.count() == 0) {
                return;
            }
            try {
                block.write(connection, run);
            } catch (SQLException e) {
                throw new IllegalArgumentException(e);
            }
            block = new FrameBlock(layout.numbers());
        }
    }
}
