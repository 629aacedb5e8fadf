package org.layerwise.runs.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.layerwise.base.Message;
import org.layerwise.base.Ticker;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunOwner;
import org.layerwise.runs.RunSettings;
import org.layerwise.runs.StoredState;

/** Reads the rows of runs. */
final class RunRows {
    private static final String COLUMNS =
            "number, id, name, state, reason, started, ended, seconds, epochs, planned, steps,"
                    + " table_file, fingerprint, test_fingerprint, task, trial_of, parent, model, note, starred, settings, curve,"
                    + " program, pid, host, heartbeat, bytes";

    private final Supplier<RunFiles> files;
    private final Liveness liveness;

    /** @param files where they are now */
    RunRows(Supplier<RunFiles> files, Ticker ticker) {
        this.files = files;
        this.liveness = new Liveness(ticker);
    }

    /** All runs that are not thrown away, the newest first. */
    List<RunInfo> all(Connection connection) throws SQLException {
        return read(connection, "deleted IS NULL ORDER BY started DESC, number DESC", "");
    }

    /** One run; empty when there is none. */
    Optional<RunInfo> one(Connection connection, String id) throws SQLException {
        List<RunInfo> found = read(
                connection, "id = ? AND deleted IS NULL", " WHERE run = (SELECT number FROM run WHERE id = ?)", id);
        return found.stream().findFirst();
    }

    private List<RunInfo> read(Connection connection, String which, String ofRun, Object... values)
            throws SQLException {
        Map<Long, Map<String, RunFigure>> figures = figures(connection, ofRun, values);
        Map<Long, List<String>> tags = tags(connection, ofRun, values);
        List<RunInfo> runs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM run WHERE " + which)) {
            Database.bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong(1);
                    runs.add(info(row, figures.getOrDefault(number, Map.of()), tags.getOrDefault(number, List.of())));
                }
            }
        }
        return runs;
    }

    private static Map<Long, Map<String, RunFigure>> figures(Connection connection, String which, Object... values)
            throws SQLException {
        Map<Long, Map<String, RunFigure>> figures = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT run, metric, last, best, best_epoch FROM figure" + which + " ORDER BY run, place")) {
            Database.bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    figures.computeIfAbsent(row.getLong(1), run -> new LinkedHashMap<>())
                            .put(row.getString(2), new RunFigure(number(row, 3), number(row, 4), row.getInt(5)));
                }
            }
        }
        return figures;
    }

    /** What is absent was not a number. */
    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static Map<Long, List<String>> tags(Connection connection, String which, Object... values)
            throws SQLException {
        Map<Long, List<String>> tags = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT run, tag FROM tag" + which + " ORDER BY run, tag")) {
            Database.bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tags.computeIfAbsent(row.getLong(1), run -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        return tags;
    }

    /** What a damaged file has as a state may be none. */
    private static StoredState state(String text) {
        return Stream.of(StoredState.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElse(StoredState.FAILED);
    }

    private RunInfo info(ResultSet row, Map<String, RunFigure> figures, List<String> tags) throws SQLException {
        String id = row.getString(2);
        StoredState state = state(row.getString(4));
        String reason = row.getString(5);
        long ended = row.getLong(7);
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(ended);
        RunOwner owner = new RunOwner(row.getString(23), row.getLong(24), row.getString(25));
        if ((state == StoredState.RUNNING || state == StoredState.PAUSED)
                && !liveness.isAlive(files.get(), id, owner, row.getLong(26))) {
            state = StoredState.INTERRUPTED;
            reason = Message.of("runs/process-gone").text();
            end = Instant.ofEpochMilli(row.getLong(26));
        }
        return new RunInfo(
                id,
                row.getString(3),
                state,
                reason,
                Instant.ofEpochMilli(row.getLong(6)),
                end,
                row.getDouble(8),
                new RunInfo.Progress(row.getInt(9), row.getInt(10), row.getLong(11)),
                new RunInfo.Data(row.getString(12), row.getString(13), row.getString(14), row.getString(15)),
                figures,
                Blobs.floats(row.getBytes(22)),
                new RunInfo.Label(tags, row.getString(19), row.getInt(20) != 0),
                new RunInfo.Origin(row.getString(16), row.getString(17), row.getString(18)),
                owner,
                new RunSettings(row.getString(21)),
                row.getLong(27));
    }
}
