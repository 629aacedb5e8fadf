package org.layerwise.runs.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;

/** Drops what a record has of steps after one, so that the run can go on there; and knows what is left. */
final class RecordCut {
    private final FrameLayout layout;
    private EpochTally tally;
    private List<Long> shots = List.of();

    RecordCut(FrameLayout layout) {
        this.layout = layout;
        this.tally = new EpochTally(layout);
    }

    /**
     * Drops it.
     *
     * @param step the last whose samples stay
     * @param epochs how many are over then
     */
    void after(Connection connection, long run, long step, int epochs) throws SQLException {
        cutTails(connection, run, step);
        cutBlocks(connection, run, step);
        Database.update(connection, "DELETE FROM epoch WHERE run = ? AND epoch > ?", run, epochs);
        Database.update(connection, "DELETE FROM shot WHERE run = ? AND step > ?", run, step);
        Database.update(connection, "DELETE FROM figure WHERE run = ?", run);
        tally = tally(connection, run);
        shots = shots(connection, run);
    }

    /** What the tails have of earlier steps becomes a block. */
    private void cutTails(Connection connection, long run, long step) throws SQLException {
        FrameBlock kept = new FrameBlock(layout.numbers());
        try (PreparedStatement select =
                connection.prepareStatement("SELECT data FROM tail WHERE run = ? ORDER BY id")) {
            Database.bind(select, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FrameBlock tail = FrameBlock.ofRows(row.getBytes(1), layout.numbers());
                    kept = kept.with(tail.first(tail.upTo(step)));
                }
            }
        }
        Database.update(connection, "DELETE FROM tail WHERE run = ?", run);
        if (kept.count() > 0) {
            kept.write(connection, run);
        }
    }

    private void cutBlocks(Connection connection, long run, long step) throws SQLException {
        Trash.deleteChunks(connection, run, step);
        Database.update(connection, "DELETE FROM block WHERE run = ? AND first_step > ?", run, step);
        FrameBlock straddling = null;
        long first = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT places, first_chunk FROM block WHERE run = ? AND last_step > ?")) {
            Database.bind(select, run, step);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    first = row.getLong(2);
                    straddling = FrameBlock.read(connection, row.getBytes(1), first, layout.numbers());
                }
            }
        }
        if (straddling != null) {
            Database.update(connection, "DELETE FROM block WHERE run = ? AND first_chunk = ?", run, first);
            Database.update(connection, "DELETE FROM chunk WHERE id >= ? AND id < ?", first, first + layout.numbers());
            straddling.first(straddling.upTo(step)).write(connection, run);
        }
    }

    private EpochTally tally(Connection connection, long run) throws SQLException {
        EpochTally made = new EpochTally(layout);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT epoch, step, data FROM epoch WHERE run = ? ORDER BY epoch")) {
            Database.bind(select, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    made.add(new EpochFrame(
                            row.getInt(1), row.getLong(2), Blobs.doubles(row.getBytes(3), layout.epochNumbers())));
                }
            }
        }
        return made;
    }

    private static List<Long> shots(Connection connection, long run) throws SQLException {
        List<Long> steps = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT step FROM shot WHERE run = ? ORDER BY step")) {
            Database.bind(select, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.add(row.getLong(1));
                }
            }
        }
        return steps;
    }

    /** The figures of the epochs that are left. */
    EpochTally tally() {
        return tally;
    }

    /** The steps whose histograms are left. */
    List<Long> shots() {
        return shots;
    }
}
