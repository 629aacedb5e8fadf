package org.layerwise.data.table;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.TemporaryFile;
import org.layerwise.data.table.CellGroup.Stored;

/** Writes a {@link ColumnFile} while its table is being read. Closed unfinished, it leaves nothing behind. */
public final class ColumnFileWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Path table;
    private final String reading;
    private final SourceStamp stamp;
    private final TemporaryFile temporary;
    private final DataOutputStream out;
    private final List<Kept> columns = new ArrayList<>();
    private long written;

    /** What is known of one column's groups so far. */
    private final class Kept {
        private final ByteArrayOutputStream places = new ByteArrayOutputStream();
        private final DataOutputStream directory = new DataOutputStream(places);
        private int groups;

        @SuppressWarnings("EnumOrdinal") // the order is that of the numbers in files
        void put(CellGroup group) {
            Stored stored = group.stored();
            try {
                directory.writeByte(stored.form().letter());
                directory.writeInt(stored.number());
                directory.writeByte(stored.parts().size());
                CRC32C sum = new CRC32C();
                for (MemorySegment part : stored.parts()) {
                    directory.writeLong(written);
                    directory.writeLong(part.byteSize());
                    byte[] bytes = part.toArray(ValueLayout.JAVA_BYTE);
                    sum.update(bytes);
                    out.write(bytes);
                    written += bytes.length;
                }
                directory.writeInt((int) sum.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            groups++;
        }
    }

    /**
     * Begins.
     *
     * @param table the source, which is not to change until the end
     * @param reading how it is read
     */
    public ColumnFileWriter(Path table, String reading) throws IOException {
        this.table = table;
        this.reading = reading;
        this.stamp = SourceStamp.of(table);
        Path target = ColumnFile.of(table);
        TemporaryFile.sweep(target);
        this.temporary = TemporaryFile.beside(target);
        this.out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), BUFFER));
    }

    /** The next column, to append to; what fills up goes to the file. */
    public TextColumn column() {
        Kept kept = new Kept();
        columns.add(kept);
        return new TextColumn(kept::put);
    }

    /** Leaves out the columns from this one on; what was written of them stays unused. */
    public void keepColumns(int count) {
        columns.subList(count, columns.size()).clear();
    }

    /**
     * Ends, once the columns are trimmed. {@link ColumnFile#open} gives the table from now on.
     *
     * @throws org.layerwise.base.ProblemException when the source has changed in the meantime
     */
    public void finish(
            String fingerprint, List<String> names, LineNumbers lines, ReadTotals totals, List<Problem> problems)
            throws IOException {
        if (!stamp.equals(SourceStamp.of(table))) {
            throw Problem.error(Location.file(table.toString()), Message.of("data.table/changed-while-read"))
                    .toException();
        }
        byte[] directory = directory(fingerprint, names, lines, totals, problems);
        CRC32 sum = new CRC32();
        sum.update(directory);
        out.write(directory);
        out.writeLong(written);
        out.writeLong(sum.getValue());
        out.writeLong(ColumnFile.MAGIC);
        out.flush();
        temporary.become();
    }

    private byte[] directory(
            String fingerprint, List<String> names, LineNumbers lines, ReadTotals totals, List<Problem> problems)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            stamp.write(to);
            to.writeUTF(reading);
            to.writeUTF(fingerprint);
            to.writeInt(columns.size());
            for (String name : names) {
                to.writeUTF(name);
            }
            lines.write(to);
            for (long count :
                    new long[] {totals.records(), totals.rows(), totals.ragged(), totals.quotes(), totals.undecodable()
                    }) {
                to.writeLong(count);
            }
            to.writeInt(problems.size());
            for (Problem problem : problems) {
                to.writeUTF(problem.severity().name());
                KeptMessage.write(problem.text(), to);
            }
            for (Kept column : columns) {
                to.writeInt(column.groups);
                column.places.writeTo(to);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        temporary.close(); // what is still in the buffer belongs to a file that is not finished
    }
}
