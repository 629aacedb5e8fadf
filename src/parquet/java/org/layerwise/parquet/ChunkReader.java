package org.layerwise.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.data.read.parquet.CellSink;
import org.layerwise.data.read.parquet.ParquetFault;

/** Reads one column's cells in one group of rows, page after page. */
final class ChunkReader {
    /** A page is at most this large, or as large as its column says it is. */
    private static final long LARGEST_PAGE = 1 << 26;
    /** Cells between two reports. */
    private static final int REPORT = 1 << 16;

    private final Leaf leaf;
    private final ColumnMetaData column;
    private final ChunkBytes bytes;
    private final long rows;
    private @Nullable Dictionary dictionary;
    private @Nullable Entries entries;
    private long cells;
    private long told;

    /** Says of each of a page's cells whether it has a value. */
    @FunctionalInterface
    private interface Presence {
        boolean next() throws IOException;
    }

    /** @param rows that the group has */
    ChunkReader(FileChannel channel, ColumnMetaData column, Leaf leaf, long rows) throws IOException {
        this.leaf = leaf;
        this.column = column;
        this.rows = rows;
        long data = column.getData_page_offset();
        boolean hasDictionary = column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0;
        long start = hasDictionary ? Math.min(column.getDictionary_page_offset(), data) : data;
        this.bytes = new ChunkBytes(channel, start, column.getTotal_compressed_size());
    }

    /** What to say when reading fails, up to where it came. */
    Wording where() {
        String name = leaf.name();
        long byteAt = bytes.position();
        return new Wording(
                Message.of("data.read.parquet/column-unreadable", name, cells, rows, byteAt),
                reason -> Message.of("data.read.parquet/column-unreadable-because", name, cells, rows, byteAt, reason),
                Message.of("data.read.parquet/column-unreadable-or-large", name, cells, rows, byteAt));
    }

    void read(long limit, CellSink sink) throws IOException {
        while (cells < limit) {
            PageHeader page = Util.readPageHeader(bytes);
            byte[] packed = body(page);
            switch (page.getType()) {
                case DICTIONARY_PAGE -> readDictionary(page, packed);
                case DATA_PAGE -> readPage(page, packed, page.getData_page_header(), limit, sink);
                case DATA_PAGE_V2 -> readPage(page, packed, page.getData_page_header_v2(), limit, sink);
                case INDEX_PAGE -> {} // says nothing of cells
            }
            report(sink);
        }
    }

    private byte[] body(PageHeader page) throws IOException {
        long largest = Math.max(LARGEST_PAGE, column.getTotal_uncompressed_size());
        if (page.getUncompressed_page_size() < 0 || page.getUncompressed_page_size() > largest) {
            throw new PageFault(Message.of("data.read.parquet/page-size", page.getUncompressed_page_size()));
        }
        byte[] packed = bytes.take(page.getCompressed_page_size());
        if (page.isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(packed);
            if ((int) sum.getValue() != page.getCrc()) {
                throw new PageFault(Message.of("data.read.parquet/checksum"));
            }
        }
        return packed;
    }

    private void readDictionary(PageHeader page, byte[] packed) throws IOException {
        byte[] values = Unpacking.unpack(column.getCodec(), packed, 0, page.getUncompressed_page_size());
        int count = page.getDictionary_page_header().getNum_values();
        if (count < 0 || count > values.length) {
            throw new PageFault(Message.of("data.read.parquet/dictionary-size", count, values.length));
        }
        Dictionary read = Encoding.PLAIN.initDictionary(
                leaf.descriptor(), new DictionaryPage(BytesInput.from(values), count, Encoding.PLAIN));
        dictionary = read;
        entries = new Entries(read, leaf.text());
    }

    private void readPage(PageHeader page, byte[] packed, DataPageHeader header, long limit, CellSink sink)
            throws IOException {
        int count = count(header.getNum_values());
        ByteBufferInputStream in = ByteBufferInputStream.wrap(
                ByteBuffer.wrap(Unpacking.unpack(column.getCodec(), packed, 0, page.getUncompressed_page_size())));
        Presence presence = () -> true;
        if (leaf.optional()) {
            ValuesReader levels = encoding(header.getDefinition_level_encoding())
                    .getValuesReader(leaf.descriptor(), ValuesType.DEFINITION_LEVEL);
            levels.initFromPage(count, in);
            presence = () -> levels.readInteger() > 0;
        }
        readCells(encoding(header.getEncoding()), count, in, presence, limit, sink);
    }

    private void readPage(PageHeader page, byte[] packed, DataPageHeaderV2 header, long limit, CellSink sink)
            throws IOException {
        int count = count(header.getNum_values());
        int repetition = header.getRepetition_levels_byte_length();
        int definition = header.getDefinition_levels_byte_length();
        int levels = Math.addExact(repetition, definition);
        int size = page.getUncompressed_page_size() - levels;
        if (repetition < 0 || definition < 0 || levels > packed.length || size < 0) {
            throw new PageFault(Message.of("data.read.parquet/levels-size", packed.length, levels));
        }
        boolean isPacked = !header.isSetIs_compressed() || header.isIs_compressed();
        byte[] values = Unpacking.unpack(
                isPacked ? column.getCodec() : org.apache.parquet.format.CompressionCodec.UNCOMPRESSED,
                packed,
                levels,
                size);
        Presence presence = () -> true;
        if (leaf.optional()) {
            RunLengthBitPackingHybridDecoder decoder =
                    new RunLengthBitPackingHybridDecoder(1, new ByteArrayInputStream(packed, repetition, definition));
            presence = () -> decoder.readInt() > 0;
        }
        ByteBufferInputStream in = ByteBufferInputStream.wrap(ByteBuffer.wrap(values));
        readCells(encoding(header.getEncoding()), count, in, presence, limit, sink);
    }

    private int count(int values) throws IOException {
        if (values < 0 || values > rows - cells) {
            throw new PageFault(Message.of("data.read.parquet/page-beyond-group", values, rows - cells));
        }
        return values;
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) throws ParquetFault {
        if (encoding == null) {
            throw new ParquetFault(Message.of("data.read.parquet/unknown-encoding"));
        }
        return Encoding.valueOf(encoding.name());
    }

    private void readCells(
            Encoding encoding, int count, ByteBufferInputStream in, Presence presence, long limit, CellSink sink)
            throws IOException {
        if (count == 0) {
            return;
        }
        Entries known = entries;
        long end = Math.min(limit, cells + count);
        if (in.available() == 0) { // of missing cells alone, some writers leave out even what begins the values
            skipMissing(presence, end, sink);
        } else if (encoding.usesDictionary()) {
            if (dictionary == null || known == null) {
                throw new PageFault(Message.of("data.read.parquet/no-dictionary"));
            }
            ValuesReader ids =
                    encoding.getDictionaryBasedValuesReader(leaf.descriptor(), ValuesType.VALUES, dictionary);
            ids.initFromPage(count, in);
            while (cells < end) {
                if (presence.next()) {
                    known.give(ids.readValueDictionaryId(), sink);
                } else {
                    sink.missing();
                }
                counted(sink);
            }
        } else {
            ValuesReader values = encoding.getValuesReader(leaf.descriptor(), ValuesType.VALUES);
            values.initFromPage(count, in);
            CellText text = leaf.text();
            while (cells < end) {
                if (presence.next()) {
                    text.next(values, sink);
                } else {
                    sink.missing();
                }
                counted(sink);
            }
        }
    }

    private void skipMissing(Presence presence, long end, CellSink sink) throws IOException {
        while (cells < end) {
            if (presence.next()) {
                throw new PageFault(Message.of("data.read.parquet/no-values"));
            }
            sink.missing();
            counted(sink);
        }
    }

    private void counted(CellSink sink) {
        if (++cells % REPORT == 0) {
            report(sink);
        }
    }

    private void report(CellSink sink) {
        long read = bytes.taken();
        sink.progress(read - told);
        told = read;
    }
}
