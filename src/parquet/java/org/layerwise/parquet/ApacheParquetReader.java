package org.layerwise.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.layerwise.base.Message;
import org.layerwise.data.read.parquet.ParquetFault;
import org.layerwise.data.read.parquet.ParquetFile;
import org.layerwise.data.read.parquet.ParquetReader;

/**
 * Opens Parquet files: checks both ends and reads the description of the columns, which stands at the end. See the <a
 * href="https://parquet.apache.org/docs/file-format/">format</a>.
 */
public final class ApacheParquetReader implements ParquetReader {
    private static final int MAGIC = 4;
    /** The description's length and the magic. */
    private static final int TAIL = Integer.BYTES + MAGIC;

    /** For the service loader. */
    public ApacheParquetReader() {}

    @Override
    public ParquetFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        boolean isOpened = false;
        try {
            ParquetFile opened = new OpenedFile(channel, description(channel));
            isOpened = true;
            return opened;
        } finally {
            if (!isOpened) {
                channel.close();
            }
        }
    }

    private static FileMetaData description(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < MAGIC + TAIL) {
            throw Damage.fault(Message.of("data.read.parquet/too-short", size));
        }
        ByteBuffer tail = read(channel, size - TAIL, TAIL);
        int length = tail.getInt();
        String magic = StandardCharsets.ISO_8859_1.decode(tail).toString();
        if (magic.equals("PARE")) {
            throw new ParquetFault(Message.of("data.read.parquet/encrypted"));
        }
        if (!magic.equals("PAR1")) {
            throw Damage.fault(Message.of("data.read.parquet/no-end"));
        }
        if (length <= 0 || length > size - MAGIC - TAIL) {
            throw Damage.fault(Message.of("data.read.parquet/description-length", length, size));
        }
        byte[] bytes = read(channel, size - TAIL - length, length).array();
        return Damage.found(
                () -> new Wording(
                        Message.of("data.read.parquet/description-unreadable"),
                        reason -> Message.of("data.read.parquet/description-unreadable-because", reason),
                        Message.of("data.read.parquet/description-unreadable-or-large")),
                () -> Util.readFileMetaData(new ByteArrayInputStream(bytes)));
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        int count;
        do {
            count = channel.read(buffer, position + buffer.position());
        } while (count >= 0 && buffer.hasRemaining());
        return buffer.flip();
    }
}
