package org.layerwise.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.layerwise.base.Message;

/** The bytes of one column in one group of rows. */
final class ChunkBytes extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final long start;
    private final long end;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long next;

    ChunkBytes(FileChannel channel, long start, long length) throws IOException {
        if (start < 0 || length < 0 || start > channel.size() - length) {
            throw Damage.fault(Message.of("data.read.parquet/column-outside", channel.size(), length, start));
        }
        this.channel = channel;
        this.start = start;
        this.end = start + length;
        this.next = start;
    }

    /** Where in the file the next byte stands. */
    long position() {
        return next - buffer.remaining();
    }

    /** How many have been read. */
    long taken() {
        return position() - start;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    /** The next bytes, which must be there. */
    byte[] take(int length) throws IOException {
        if (length < 0 || length > end - position()) {
            throw new PageFault(Message.of("data.read.parquet/page-beyond-column", length, end - position()));
        }
        byte[] taken = readNBytes(length);
        if (taken.length < length) {
            throw new PageFault(Message.of("data.read.parquet/file-ends-in-page"));
        }
        return taken;
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear().limit((int) Math.min(BUFFER, end - next));
        int count = buffer.hasRemaining() ? channel.read(buffer, next) : -1;
        next += Math.max(0, count);
        buffer.flip();
        return buffer.hasRemaining();
    }
}
