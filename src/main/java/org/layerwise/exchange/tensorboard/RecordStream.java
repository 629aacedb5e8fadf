package org.layerwise.exchange.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes records as TensorFlow frames them: the length in 8 bytes, its checksum, the data, its checksum; all little-endian.
 *
 * <p>Source: TensorFlow, {@code lib/io/record_writer.h} (TFRecord); the masking is that of {@code lib/hash/crc32c.h}.
 */
final class RecordStream {
    private static final int MASK = 0xa282ead8;

    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer masked = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    RecordStream(OutputStream out) {
        this.out = out;
    }

    /** @param data its first {@code size} bytes. Not modified. */
    void write(byte[] data, int size) throws IOException {
        length.putLong(0, size);
        out.write(length.array());
        writeChecksum(length.array(), Long.BYTES);
        out.write(data, 0, size);
        writeChecksum(data, size);
    }

    /** Masked, because a checksum over data that holds checksums is weak. */
    private void writeChecksum(byte[] data, int size) throws IOException {
        checksum.reset();
        checksum.update(data, 0, size);
        int crc = (int) checksum.getValue();
        masked.putInt(0, Integer.rotateRight(crc, 15) + MASK);
        out.write(masked.array());
    }

    void flush() throws IOException {
        out.flush();
    }
}
