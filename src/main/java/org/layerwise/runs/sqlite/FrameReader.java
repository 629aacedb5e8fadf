package org.layerwise.runs.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.StepFrame;

/**
 * Reads a run's frames in order, a block at a time: each call goes on behind the last step that was read. Histograms come with
 * those steps of which they are kept.
 */
final class FrameReader {
    private final long run;
    private final FrameLayout layout;
    private final boolean withArrays;
    private final List<StepFrame> pool = new ArrayList<>();
    private long lastStep;
    private int lastEpoch;
    private int lent;

    /** Something that was read, in its place. */
    interface Sink {
        void step(StepFrame frame);

        void epoch(EpochFrame frame);
    }

    FrameReader(long run, FrameLayout layout, boolean withArrays) {
        this.run = run;
        this.layout = layout;
        this.withArrays = withArrays && layout.arrays() > 0;
    }

    /** What was lent so far is used again: nobody looks at it any more. */
    void lendAgain() {
        lent = 0;
    }

    /**
     * Reads the next block, or else the newest samples, with the epochs that end there.
     *
     * @param sink steps are lent until {@link #lendAgain}
     * @return whether there may be more
     */
    boolean next(Connection connection, Sink sink) throws SQLException {
        FrameBlock block = block(connection);
        if (block == null) {
            block = tail(connection);
        }
        if (block == null) {
            epochs(connection, Long.MAX_VALUE).forEach(sink::epoch);
            return false;
        }
        deliver(connection, block, sink);
        return true;
    }

    private void deliver(Connection connection, FrameBlock block, Sink sink) throws SQLException {
        long from = lastStep;
        long to = block.step(block.count() - 1);
        if (to <= from) {
            throw new SQLException("a block behind step " + from + " ends with step " + to);
        }
        Map<Long, byte[]> shots = withArrays ? shots(connection, from, to) : Map.of();
        Deque<EpochFrame> epochs = new ArrayDeque<>(epochs(connection, to));
        for (int i = 0; i < block.count(); i++) {
            long step = block.step(i);
            if (step <= from) {
                continue;
            }
            while (!epochs.isEmpty() && epochs.getFirst().step() < step) {
                sink.epoch(epochs.removeFirst());
            }
            StepFrame frame = frame(lent++);
            byte[] shot = shots.get(step);
            frame.begin(block.epoch(i), step, true, shot != null);
            block.get(i, frame.numbers());
            if (shot != null) {
                Blobs.buffer(shot).asFloatBuffer().get(frame.arrays(), 0, layout.arrays());
            }
            sink.step(frame);
        }
        epochs.forEach(sink::epoch);
        lastStep = to;
    }

    private StepFrame frame(int place) {
        if (place == pool.size()) {
            pool.add(new StepFrame(layout));
        }
        return pool.get(place);
    }

    private @Nullable FrameBlock block(Connection connection) throws SQLException {
        // a block may have taken the place of tails that were read before
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT places, first_chunk FROM block WHERE run = ? AND last_step > ? ORDER BY last_step LIMIT 1")) {
            Database.bind(select, run, lastStep);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? FrameBlock.read(connection, row.getBytes(1), row.getLong(2), layout.numbers())
                        : null;
            }
        }
    }

    private @Nullable FrameBlock tail(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT data FROM tail WHERE run = ? ORDER BY id")) {
            Database.bind(select, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FrameBlock block = FrameBlock.ofRows(row.getBytes(1), layout.numbers());
                    if (block.count() > 0 && block.step(block.count() - 1) > lastStep) {
                        return block;
                    }
                }
            }
        }
        return null;
    }

    private List<EpochFrame> epochs(Connection connection, long upTo) throws SQLException {
        List<EpochFrame> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT epoch, step, data FROM epoch WHERE run = ? AND epoch > ? AND step <= ? ORDER BY epoch")) {
            Database.bind(select, run, lastEpoch, upTo);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new EpochFrame(
                            row.getInt(1), row.getLong(2), Blobs.doubles(row.getBytes(3), layout.epochNumbers())));
                }
            }
        }
        if (!found.isEmpty()) {
            lastEpoch = found.getLast().epoch();
        }
        return found;
    }

    private Map<Long, byte[]> shots(Connection connection, long after, long to) throws SQLException {
        Map<Long, byte[]> shots = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT step, data FROM shot WHERE run = ? AND step > ? AND step <= ?")) {
            Database.bind(select, run, after, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] shot = row.getBytes(2);
                    if (shot.length != (long) layout.arrays() * Float.BYTES) {
                        throw new SQLException(shot.length + " bytes are not " + layout.arrays() + " values");
                    }
                    shots.put(row.getLong(1), shot);
                }
            }
        }
        return shots;
    }
}
