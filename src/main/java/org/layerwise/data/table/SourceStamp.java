package org.layerwise.data.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a changed file from an unchanged one without reading it all.
 *
 * @param size in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 * @param samples SHA-256 of {@value #SAMPLES} pieces of it
 */
record SourceStamp(long size, long modified, String samples) {
    private static final int SAMPLES = 64;
    private static final int PIECE = 4096;

    static SourceStamp of(Path file) throws IOException {
        long size = Files.size(file);
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        try (FileChannel channel = FileChannel.open(file)) {
            for (int i = 0; i < SAMPLES; i++) {
                buffer.clear();
                channel.read(buffer, Math.max(0, size - PIECE) / (SAMPLES - 1) * i);
                digest.update(buffer.flip());
            }
            buffer.clear();
            channel.read(buffer, Math.max(0, size - PIECE));
            digest.update(buffer.flip());
        }
        return new SourceStamp(
                size, Files.getLastModifiedTime(file).toMillis(), HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(size);
        out.writeLong(modified);
        out.writeUTF(samples);
    }

    static SourceStamp read(DataInput in) throws IOException {
        return new SourceStamp(in.readLong(), in.readLong(), in.readUTF());
    }
}
