package org.layerwise.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.layerwise.base.Message;
import org.layerwise.data.read.parquet.ParquetFault;

/** Unpacks pages. */
final class Unpacking {
    private Unpacking() {}

    /**
     * Unpacks the end of a page.
     *
     * @param from where what is packed begins
     * @param size of what comes out, in bytes
     * @throws ParquetFault for a way of packing that is not known
     */
    static byte[] unpack(CompressionCodec codec, byte[] packed, int from, int size) throws IOException {
        int length = packed.length - from;
        byte[] unpacked = new byte[size];
        if (size == 0) {
            return unpacked;
        }
        int count = switch (codec) {
            case UNCOMPRESSED -> {
                System.arraycopy(packed, from, unpacked, 0, Math.min(length, size));
                yield length;
            }
            case GZIP -> {
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
                    yield in.readNBytes(unpacked, 0, size);
                }
            }
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, from, unpacked);
            case ZSTD -> unpack(new ZstdDecompressor(), packed, from, unpacked);
            case LZ4_RAW -> unpack(new Lz4Decompressor(), packed, from, unpacked);
            case LZO, BROTLI, LZ4 -> throw new ParquetFault(Message.of("data.read.parquet/compression", codec));
        };
        if (count != size) {
            throw new PageFault(Message.of("data.read.parquet/unpacked-size", size, count));
        }
        return unpacked;
    }

    private static int unpack(Decompressor decompressor, byte[] packed, int from, byte[] unpacked) throws IOException {
        try {
            return decompressor.decompress(packed, from, packed.length - from, unpacked, 0, unpacked.length);
        } catch (MalformedInputException e) {
            PageFault fault = new PageFault(Message.of("data.read.parquet/not-unpacked"));
            fault.initCause(e);
            throw fault;
        }
    }
}
