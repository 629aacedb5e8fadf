package org.layerwise.runs.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredState;

/** What processes left behind that were killed: runs that say they go on, files half written, folders of runs that never began. */
record Leftovers(RunFiles files, RunRows rows) {
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.\\d+\\.tmp");

    /** Puts it in order, as far as that can be done. */
    void settle(Connection connection) throws SQLException {
        try {
            for (String id : unfinished(connection)) {
                settle(connection, id);
            }
            for (String id : files.ids()) {
                sweep(connection, id);
            }
        } catch (IOException e) {
            System.getLogger(Leftovers.class.getName())
                    .log(System.Logger.Level.INFO, "what was left behind stays for now", e);
        }
    }

    private static List<String> unfinished(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM run WHERE state IN (?, ?)")) {
            Database.bind(select, StoredState.RUNNING.name(), StoredState.PAUSED.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    /** A run of this machine that reads interrupted is from now on, and nothing that it has half written is left. */
    private void settle(Connection connection, String id) throws SQLException, IOException {
        RunInfo info = rows.one(connection, id).orElse(null);
        if (info == null
                || info.state() != StoredState.INTERRUPTED
                || !info.owner().isHere()
                || RunLock.holder(files.of(id)) != RunLock.Holder.NOBODY) {
            return;
        }
        RunLock held = RunLock.hold(files.of(id));
        try {
            sweep(files.of(id));
            Database.update(
                    connection,
                    "UPDATE run SET state = ?, reason = ?, ended = heartbeat WHERE id = ?",
                    info.state().name(),
                    info.reason(),
                    id);
            FrameBlock.sum(
                    connection, Database.number(connection, "SELECT number FROM run WHERE id = ?", id), files.size(id));
        } finally {
            held.letGo();
        }
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(each -> TEMPORARY
                            .matcher(String.valueOf(each.getFileName()))
                            .matches())
                    .toList();
        }
        for (Path each : found) {
            Files.deleteIfExists(each);
        }
    }

    /** A folder with a lock alone, of a run that the store does not know, was made for a run that never began. */
    private void sweep(Connection connection, String id) throws SQLException, IOException {
        if (Database.number(connection, "SELECT count(*) FROM run WHERE id = ?", id) > 0
                || RunLock.holder(files.of(id)) != RunLock.Holder.NOBODY) {
            return;
        }
        try (Stream<Path> all = Files.list(files.of(id))) {
            if (all.anyMatch(each -> !each.endsWith(RunLock.FILE))) {
                return;
            }
        }
        files.delete(id);
    }
}
