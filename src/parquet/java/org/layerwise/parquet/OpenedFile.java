package org.layerwise.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.layerwise.base.Message;
import org.layerwise.data.read.parquet.CellSink;
import org.layerwise.data.read.parquet.ParquetColumn;
import org.layerwise.data.read.parquet.ParquetFault;
import org.layerwise.data.read.parquet.ParquetFile;

/** A file whose description was read. */
final class OpenedFile implements ParquetFile {
    private final FileChannel channel;
    private final List<RowGroup> groups;
    private final List<Leaf> leaves;
    private final List<ParquetColumn> columns;

    OpenedFile(FileChannel channel, FileMetaData description) throws IOException {
        this.channel = channel;
        Wording what = new Wording(
                Message.of("data.read.parquet/contradiction"),
                reason -> Message.of("data.read.parquet/contradiction-because", reason),
                Message.of("data.read.parquet/contradiction-or-large"));
        this.groups = description.getRow_groups();
        this.leaves = Damage.found(() -> what, () -> Leaf.of(description.getSchema()));
        this.columns = Damage.found(() -> what, this::described);
    }

    private List<ParquetColumn> described() throws ParquetFault {
        List<ParquetColumn> described = new ArrayList<>();
        for (RowGroup group : groups) {
            if (group.getNum_rows() < 0) {
                throw Damage.fault(Message.of("data.read.parquet/group-rows", group.getNum_rows()));
            }
        }
        for (Leaf leaf : leaves) {
            long bytes = 0;
            for (RowGroup group : leaf.isRead() ? groups : List.<RowGroup>of()) {
                bytes += group.getColumns().get(leaf.chunk()).getMeta_data().getTotal_compressed_size();
            }
            described.add(new ParquetColumn(leaf.name(), leaf.leftOut(), bytes));
        }
        return List.copyOf(described);
    }

    @Override
    public List<ParquetColumn> columns() {
        return columns;
    }

    @Override
    public List<Long> groups() {
        return groups.stream().map(RowGroup::getNum_rows).toList();
    }

    @Override
    public long unpackedBytes() {
        long bytes = 0;
        for (RowGroup group : groups) {
            for (Leaf leaf : leaves) {
                if (leaf.isRead()) {
                    ColumnChunk chunk = group.getColumns().get(leaf.chunk());
                    bytes += chunk.getMeta_data().getTotal_uncompressed_size();
                }
            }
        }
        return bytes;
    }

    @Override
    public void read(int group, int column, long limit, CellSink sink) throws IOException {
        Leaf leaf = leaves.get(column);
        RowGroup rows = groups.get(group);
        ColumnChunk chunk = rows.getColumns().get(leaf.chunk());
        if (chunk.isSetFile_path()) {
            throw new ParquetFault(Message.of("data.read.parquet/other-files", chunk.getFile_path()));
        }
        if (chunk.isSetCrypto_metadata()) {
            throw new ParquetFault(Message.of("data.read.parquet/encrypted-column", leaf.name()));
        }
        ChunkReader reader = new ChunkReader(channel, chunk.getMeta_data(), leaf, rows.getNum_rows());
        Damage.found(reader::where, () -> {
            reader.read(Math.min(limit, rows.getNum_rows()), sink);
            return leaf;
        });
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
