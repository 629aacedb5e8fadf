package org.layerwise.runs.sqlite;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Some sampled steps of one run, one after the other, in memory: gathered, or read from the store. In the store each number
 * of a step has a chunk of its own, so that one series is read without the others.
 */
final class FrameBlock {
    /** Samples of a full block: a chunk of them fills one page of the database. */
    static final int FULL = 480;

    private static final int LEAST = 16;
    private static final int MOST_BYTES = 8 << 20;
    private static final int PLACE_BYTES = Integer.BYTES + Long.BYTES;

    private final int numbers;
    private final int capacity;
    private final int[] epochs;
    private final long[] steps;
    private final double[] values;
    private int count;

    /** @param numbers of one step */
    FrameBlock(int numbers) {
        this(numbers, Math.clamp(MOST_BYTES / Double.BYTES / Math.max(1, numbers), LEAST, FULL));
    }

    private FrameBlock(int numbers, int capacity) {
        this.numbers = numbers;
        this.capacity = capacity;
        epochs = new int[capacity];
        steps = new long[capacity];
        values = new double[capacity * numbers];
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == capacity;
    }

    int epoch(int sample) {
        return epochs[sample];
    }

    long step(int sample) {
        return steps[sample];
    }

    /** Bytes that it takes in the store, about. */
    long bytes() {
        return bytes(count, numbers);
    }

    /** Bytes that some samples take in the store, about. */
    static long bytes(long samples, int numbers) {
        return samples * (PLACE_BYTES + (long) numbers * Double.BYTES);
    }

    void add(int epoch, long step, double[] from) {
        epochs[count] = epoch;
        steps[count] = step;
        System.arraycopy(from, 0, values, count * numbers, numbers);
        count++;
    }

    double value(int sample, int number) {
        return values[sample * numbers + number];
    }

    /**
     * The numbers of a sample.
     *
     * @param into Modified.
     */
    void get(int sample, double[] into) {
        System.arraycopy(values, sample * numbers, into, 0, numbers);
    }

    /** How many of its samples are of steps up to one. */
    int upTo(long step) {
        int kept = 0;
        while (kept < count && steps[kept] <= step) {
            kept++;
        }
        return kept;
    }

    /** Its first samples. */
    FrameBlock first(int kept) {
        FrameBlock first = new FrameBlock(numbers, Math.max(1, kept));
        for (int i = 0; i < kept; i++) {
            first.epochs[i] = epochs[i];
            first.steps[i] = steps[i];
        }
        System.arraycopy(values, 0, first.values, 0, kept * numbers);
        first.count = kept;
        return first;
    }

    /** Its samples, then those of another. */
    FrameBlock with(FrameBlock other) {
        if (other.count == 0) {
            return this;
        }
        FrameBlock both = new FrameBlock(numbers, Math.max(capacity, count + other.count));
        both.append(this);
        both.append(other);
        return both;
    }

    private void append(FrameBlock other) {
        System.arraycopy(other.epochs, 0, epochs, count, other.count);
        System.arraycopy(other.steps, 0, steps, count, other.count);
        System.arraycopy(other.values, 0, values, count * numbers, other.count * numbers);
        count += other.count;
    }

    /** Samples row by row, as a tail keeps them. */
    byte[] rows(int from, int to) {
        byte[] bytes = new byte[(to - from) * (PLACE_BYTES + numbers * Double.BYTES)];
        ByteBuffer out = Blobs.buffer(bytes);
        for (int i = from; i < to; i++) {
            out.putInt(epochs[i]).putLong(steps[i]);
            out.asDoubleBuffer().put(values, i * numbers, numbers);
            out.position(out.position() + numbers * Double.BYTES);
        }
        return bytes;
    }

    /**
     * Samples from the rows of a tail.
     *
     * @throws SQLException when they are not whole
     */
    static FrameBlock ofRows(byte[] rows, int numbers) throws SQLException {
        int size = PLACE_BYTES + numbers * Double.BYTES;
        int count = rows.length / size;
        if (rows.length % size != 0) {
            throw new SQLException(rows.length + " bytes are not samples of " + numbers + " numbers");
        }
        FrameBlock block = new FrameBlock(numbers, Math.max(1, count));
        ByteBuffer in = Blobs.buffer(rows);
        for (int i = 0; i < count; i++) {
            in.position(i * size);
            block.epochs[i] = in.getInt();
            block.steps[i] = in.getLong();
            in.asDoubleBuffer().get(block.values, i * numbers, numbers);
        }
        block.count = count;
        return block;
    }

    /** Writes it as a block with a chunk for each number. */
    void write(Connection connection, long run) throws SQLException {
        long first = Database.number(connection, "SELECT ifnull(max(id), 0) + 1 FROM chunk");
        byte[] bytes = new byte[count * PLACE_BYTES];
        ByteBuffer places = Blobs.buffer(bytes);
        for (int i = 0; i < count; i++) {
            places.putInt(epochs[i]).putLong(steps[i]);
        }
        Database.update(
                connection,
                "INSERT INTO block (run, first_step, last_step, count, first_chunk, places) VALUES (?, ?, ?, ?, ?, ?)",
                run,
                steps[0],
                steps[count - 1],
                count,
                first,
                bytes);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO chunk (id, low, high, sum, finite, data) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int number = 0; number < numbers; number++) {
                insert(insert, first + number, number);
            }
        }
    }

    private void insert(PreparedStatement insert, long id, int number) throws SQLException {
        byte[] bytes = new byte[count * Double.BYTES];
        ByteBuffer data = Blobs.buffer(bytes);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int finite = 0;
        for (int i = 0, at = number; i < count; i++, at += numbers) {
            double value = values[at];
            data.putDouble(value);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                sum += value;
                finite++;
            }
        }
        insert.setLong(1, id);
        if (finite > 0) {
            insert.setDouble(2, low);
            insert.setDouble(3, high);
        } else {
            insert.setNull(2, Types.REAL);
            insert.setNull(3, Types.REAL);
        }
        insert.setDouble(4, sum);
        insert.setInt(5, finite);
        insert.setBytes(6, bytes);
        insert.executeUpdate();
    }

    /**
     * Reads a block.
     *
     * @param places its samples, as the store has them
     * @param firstChunk the chunk of the first number
     */
    static FrameBlock read(Connection connection, byte[] places, long firstChunk, int numbers) throws SQLException {
        int count = places.length / PLACE_BYTES;
        if (count == 0 || places.length % PLACE_BYTES != 0 || (long) count * numbers > Integer.MAX_VALUE) {
            throw new SQLException("a block of " + places.length + " bytes has no samples of " + numbers + " numbers");
        }
        FrameBlock block = new FrameBlock(numbers, Math.max(1, count));
        ByteBuffer in = Blobs.buffer(places);
        for (int i = 0; i < count; i++) {
            block.epochs[i] = in.getInt();
            block.steps[i] = in.getLong();
        }
        block.count = count;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, data FROM chunk WHERE id >= ? AND id < ? ORDER BY id")) {
            Database.bind(select, firstChunk, firstChunk + numbers);
            int found = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    block.set((int) (rows.getLong(1) - firstChunk), rows.getBytes(2));
                    found++;
                }
            }
            if (found != numbers) {
                throw new SQLException("a block has " + found + " chunks of " + numbers);
            }
        }
        return block;
    }

    private void set(int number, byte[] data) throws SQLException {
        if (data.length != count * Double.BYTES) {
            throw new SQLException("a chunk of " + count + " numbers has " + data.length + " bytes");
        }
        ByteBuffer in = Blobs.buffer(data);
        for (int i = 0, at = number; i < count; i++, at += numbers) {
            values[at] = in.getDouble();
        }
    }

    /** The steps of some places. */
    static long[] steps(byte[] places) {
        ByteBuffer in = Blobs.buffer(places);
        long[] steps = new long[places.length / PLACE_BYTES];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = in.getLong(i * PLACE_BYTES + Integer.BYTES);
        }
        return steps;
    }

    /** Says in a run's row what its blocks take, and its files. */
    static void sum(Connection connection, long run, long files) throws SQLException {
        Database.update(
                connection,
                "UPDATE run SET bytes = ? + ifnull((SELECT sum(count * (? + 8 * (SELECT numbers FROM recipe WHERE run = ?)))"
                        + " FROM block WHERE run = ?), 0) WHERE number = ?",
                files,
                PLACE_BYTES,
                run,
                run,
                run);
    }
}
