package org.layerwise.runs.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.layerwise.base.Change;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.RecipeText;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.TablePaths;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunSeries;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.FrameSource;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import tools.jackson.databind.JsonNode;

/** What is kept of one run, read when it is asked for. */
final class SqliteRunRecord implements RunRecord {
    /** Blocks that are handed over at once, so that whoever draws them need not wait for all. */
    private static final int BLOCKS_PER_DRAIN = 16;

    /** Values that one frame has at most; networks of any depth have far fewer. */
    private static final int MOST_VALUES = 1 << 22;

    private final SqliteRunStore store;
    private final RunInfo info;
    private final LongSupplier number;
    private final String recipe;
    private final FrameLayout layout;

    private SqliteRunRecord(
            SqliteRunStore store, RunInfo info, LongSupplier number, String recipe, FrameLayout layout) {
        this.store = store;
        this.info = info;
        this.number = number;
        this.recipe = recipe;
        this.layout = layout;
    }

    /** Of a run whose beginning waits to be written. */
    static SqliteRunRecord waiting(SqliteRunStore store, RunInfo info, RunRow row, String recipe, FrameLayout layout) {
        return new SqliteRunRecord(store, info, row::number, recipe, layout);
    }

    static SqliteRunRecord of(SqliteRunStore store, RunInfo info, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, text, layout FROM run JOIN recipe ON run = number WHERE id = ?")) {
            Database.bind(select, info.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the run " + info.id() + " has no recipe");
                }
                long number = row.getLong(1);
                return new SqliteRunRecord(store, info, () -> number, row.getString(2), layout(row.getString(3)));
            }
        }
    }

    static String text(FrameLayout layout) {
        return JsonText.print(JsonCodec.write(layout));
    }

    /** @throws SQLException when its slices do not lie one behind the other, as they were written */
    static FrameLayout layout(String text) throws SQLException {
        FrameLayout layout = new JsonCodec("layout").read(FrameLayout.class, JsonText.parse(text, "layout"), "");
        requireRow(layout.step(), true);
        requireRow(layout.step(), false);
        requireRow(layout.epoch(), true);
        return layout;
    }

    private static void requireRow(List<Slice> slices, boolean numbers) throws SQLException {
        long next = 0;
        for (Slice slice : slices) {
            if ((slice.form() == Form.NUMBER) == numbers) {
                long size = (long) slice.layers().size() * slice.width();
                if (slice.first() != next || size <= 0 || next + size > MOST_VALUES) {
                    throw new SQLException("the values of " + slice.measure() + " have no place in a frame: "
                            + slice.layers().size() + " times " + slice.width() + " from " + slice.first());
                }
                next += size;
            }
        }
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Path folder() {
        return store.files().of(info.id());
    }

    @Override
    public RunRecipe recipe() {
        return RecipeText.read(recipe, info.name());
    }

    @Override
    public Experiment experiment() {
        return RecipeText.experiment(recipe, info.name());
    }

    @Override
    public TablePaths tables() {
        return RecipeText.tables(recipe, info.name());
    }

    @Override
    public FrameLayout layout() {
        return layout;
    }

    @Override
    public void replay(FrameSink sink) {
        FrameReader reader = new FrameReader(number.getAsLong(), layout, sink.takesArrays());
        FrameReader.Sink into = new FrameReader.Sink() {
            @Override
            public void step(StepFrame frame) {
                sink.step(frame);
            }

            @Override
            public void epoch(EpochFrame frame) {
                sink.epoch(frame);
            }
        };
        boolean more = true;
        while (more) {
            reader.lendAgain();
            more = store.read(connection -> reader.next(connection, into));
        }
    }

    @Override
    public FrameSource follow() {
        return new Follower();
    }

    /** Hands over what is recorded, and then what comes. */
    private final class Follower implements FrameSource {
        private final FrameReader reader = new FrameReader(number.getAsLong(), layout, true);
        private boolean more = true;

        @Override
        public Losses drain(Consumer<StepFrame> steps, Consumer<EpochFrame> ends) {
            List<EpochFrame> epochs = new ArrayList<>();
            reader.lendAgain();
            FrameReader.Sink into = new FrameReader.Sink() {
                @Override
                public void step(StepFrame frame) {
                    steps.accept(frame);
                }

                @Override
                public void epoch(EpochFrame frame) {
                    epochs.add(frame);
                }
            };
            more = store.read(connection -> {
                boolean goesOn = true;
                for (int i = 0; goesOn && i < BLOCKS_PER_DRAIN; i++) {
                    goesOn = reader.next(connection, into);
                }
                return goesOn;
            });
            epochs.forEach(ends);
            return Losses.NONE;
        }

        @Override
        public boolean hasMore() {
            return more;
        }
    }

    @Override
    public List<EpochFrame> epochs() {
        return store.read(connection -> {
            List<EpochFrame> epochs = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT epoch, step, data FROM epoch WHERE run = ? ORDER BY epoch")) {
                Database.bind(select, number.getAsLong());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        epochs.add(new EpochFrame(
                                row.getInt(1), row.getLong(2), Blobs.doubles(row.getBytes(3), layout.epochNumbers())));
                    }
                }
            }
            return epochs;
        });
    }

    @Override
    public Optional<RunSeries> series(String measure, String layer) {
        int place = layout.stepPlace(measure, layer);
        return place < 0 ? Optional.empty() : Optional.of(store.read(connection -> series(connection, place)));
    }

    private RunSeries series(Connection connection, int place) throws SQLException {
        SeriesBuilder series = new SeriesBuilder();
        try (PreparedStatement select = connection.prepareStatement("SELECT places, data FROM block JOIN chunk"
                + " ON chunk.id = first_chunk + ? WHERE run = ? ORDER BY last_step")) {
            Database.bind(select, place, number.getAsLong());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long[] steps = FrameBlock.steps(row.getBytes(1));
                    series.add(steps, Blobs.doubles(row.getBytes(2), steps.length));
                }
            }
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT data FROM tail WHERE run = ? ORDER BY id")) {
            Database.bind(select, number.getAsLong());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    series.add(FrameBlock.ofRows(row.getBytes(1), layout.numbers()), place);
                }
            }
        }
        return series.build();
    }

    @Override
    public List<JournalEntry> journal() {
        return store.read(connection -> {
            List<JournalEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT step, at, what, changes FROM journal WHERE run = ? ORDER BY id")) {
                Database.bind(select, number.getAsLong());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        entries.add(new JournalEntry(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                changes(row.getString(4))));
                    }
                }
            }
            return entries;
        });
    }

    private static List<Change> changes(String text) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : JsonText.parse(text, "changes")) {
            changes.add(new Change(
                    Objects.requireNonNull(each.path("path").stringValue("")),
                    each.path("before").stringValue(null),
                    each.path("after").stringValue(null)));
        }
        return changes;
    }

    @Override
    public List<String> warnings() {
        return store.read(connection -> {
            List<String> texts = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT text FROM warning WHERE run = ? ORDER BY id")) {
                Database.bind(select, number.getAsLong());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        texts.add(row.getString(1));
                    }
                }
            }
            return texts;
        });
    }

    @Override
    public long missing() {
        return store.read(connection ->
                Database.number(connection, "SELECT missing FROM run WHERE number = ?", number.getAsLong()));
    }
}
