package org.layerwise.data.table;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.base.TemporaryFile;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.table.CellGroup.Form;
import org.layerwise.data.table.CellGroup.Stored;

/**
 * A table's columns in a file beside it, which is mapped into memory: a table larger than memory is read once, and opened from
 * there until it changes. {@link ColumnFileWriter} writes it. From its end: magic, checksum and place of a directory; the directory has
 * the source's stamp and digest, the names, and where each column's groups lie, with a checksum of each. All of them are checked
 * when it is opened. It may be deleted at any time.
 */
public final class ColumnFile {
    static final long MAGIC = 0x4C_57_43_4F_4C_53_30_34L; // LWCOLS04
    static final int FOOTER = 3 * Long.BYTES;

    /** What its name adds to the table's. */
    public static final String ENDING = ".columns";

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);

    private ColumnFile() {}

    /** Where the columns of a table are kept: beside it, or in a folder of the user's own where that is not allowed. */
    public static Path of(Path table) {
        return ColumnFolder.of(table);
    }

    /** Cells or what tells of them are not what was written. */
    private static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged() {
            super("a column file is damaged");
        }
    }

    /**
     * The table, if its columns were kept and it has not changed since. A file that is damaged or another's is passed over.
     *
     * @param table the source
     * @param reading how it is to be read; kept columns that were read otherwise do not count
     * @param numbers how its numbers are written
     * @param faults what was done about faults
     */
    public static Optional<Table> open(Path table, String reading, NumberFormat numbers, FaultPolicy faults)
            throws IOException {
        Path file = of(table);
        tidy(file);
        if (!Files.isRegularFile(file) || Files.size(file) < FOOTER) {
            return Optional.empty();
        }
        MemorySegment all;
        try (FileChannel channel = FileChannel.open(file)) {
            all = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        long end = all.byteSize();
        long directory = all.get(LONG, end - FOOTER);
        long length = end - FOOTER - directory;
        if (all.get(LONG, end - Long.BYTES) != MAGIC || directory < 0 || length < 0 || length > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        byte[] bytes = all.asSlice(directory, length).toArray(ValueLayout.JAVA_BYTE);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != all.get(LONG, end - 2 * Long.BYTES)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return SourceStamp.read(in).equals(SourceStamp.of(table))
                            && in.readUTF().equals(reading)
                    ? Optional.of(read(table, all, in, numbers, faults)).filter(ColumnFile::isUnderstood)
                    : Optional.empty();
        } catch (Damaged e) {
            System.getLogger(ColumnFile.class.getName())
                    .log(System.Logger.Level.INFO, file + " is damaged and made anew");
            return Optional.empty();
        }
    }

    /** Takes away what a killed process left, where this user may. */
    private static void tidy(Path file) {
        try {
            TemporaryFile.sweep(file);
        } catch (IOException e) {
            System.getLogger(ColumnFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "what was left behind stays for now", e);
        }
    }

    /** Whether what was noticed can be said; another version of the program may have other messages. */
    private static boolean isUnderstood(Table table) {
        return table.problems().stream().map(Problem::text).allMatch(KeptMessage::isKnown);
    }

    private static Table read(
            Path table, MemorySegment all, DataInputStream in, NumberFormat numbers, FaultPolicy faults)
            throws IOException {
        String fingerprint = in.readUTF();
        int count = in.readInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        LineNumbers lines = LineNumbers.read(in);
        ReadTotals totals = new ReadTotals(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        List<Problem> problems = new ArrayList<>();
        int noticed = in.readInt();
        for (int i = 0; i < noticed; i++) {
            problems.add(
                    new Problem(Severity.valueOf(in.readUTF()), Location.file(table.toString()), KeptMessage.read(in)));
        }
        TextColumn[] columns = new TextColumn[count];
        for (int i = 0; i < count; i++) {
            CellGroup[] groups = new CellGroup[in.readInt()];
            for (int g = 0; g < groups.length; g++) {
                groups[g] = stored(all, in).group();
            }
            columns[i] = new TextColumn(groups, lines.size());
        }
        return new Table(table.toString(), fingerprint, names, columns, lines, problems, numbers, faults, totals);
    }

    @SuppressWarnings("EnumOrdinal") // the order is that of the numbers in files
    private static Stored stored(MemorySegment all, DataInputStream in) throws IOException {
        Form form = Form.of(in.readByte());
        int number = in.readInt();
        List<MemorySegment> parts = new ArrayList<>();
        int count = in.readByte();
        for (int i = 0; i < count; i++) {
            parts.add(all.asSlice(in.readLong(), in.readLong()));
        }
        CRC32C sum = new CRC32C();
        for (MemorySegment part : parts) {
            sum.update(part.asByteBuffer()); // a group's part is never larger than an array
        }
        if ((int) sum.getValue() != in.readInt()) {
            throw new Damaged();
        }
        return new Stored(form, number, parts);
    }
}
