package org.layerwise.runs.sqlite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Numbers as bytes, little-endian. */
final class Blobs {
    private Blobs() {}

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] doubles(double[] values) {
        byte[] bytes = new byte[values.length * Double.BYTES];
        buffer(bytes).asDoubleBuffer().put(values);
        return bytes;
    }

    /** @throws SQLException when there are not as many */
    static double[] doubles(byte[] bytes, int count) throws SQLException {
        if (bytes.length != (long) count * Double.BYTES) {
            throw new SQLException(bytes.length + " bytes are not " + count + " numbers");
        }
        double[] values = new double[count];
        buffer(bytes).asDoubleBuffer().get(values);
        return values;
    }

    static byte[] floats(float[] values, int count) {
        byte[] bytes = new byte[count * Float.BYTES];
        buffer(bytes).asFloatBuffer().put(values, 0, count);
        return bytes;
    }

    static byte[] floats(List<Float> values) {
        byte[] bytes = new byte[values.size() * Float.BYTES];
        ByteBuffer out = buffer(bytes);
        values.forEach(out::putFloat);
        return bytes;
    }

    static List<Float> floats(byte[] bytes) {
        ByteBuffer in = buffer(bytes);
        List<Float> values = new ArrayList<>(bytes.length / Float.BYTES);
        while (in.remaining() >= Float.BYTES) {
            values.add(in.getFloat());
        }
        return values;
    }
}
