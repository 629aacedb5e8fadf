package org.layerwise.data.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvLayout;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.DialectSniffer;
import org.layerwise.data.read.csv.ReadLimit;
import org.layerwise.data.read.csv.RowHandler;
import org.layerwise.data.read.csv.RowReader;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.read.csv.UndecodableByte;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;
import org.layerwise.data.table.TextColumn;

/**
 * Reads tables: Parquet files, and files of separated values, plain or compressed with gzip: lines before the table, a header or none, then rows of as
 * many fields. Blank lines are passed over. What cannot be read ends with a {@link ProblemException} that names file, line
 * and column, unless the faults' policies say otherwise; nothing is repaired silently.
 */
public final class TableReader {
    private TableReader() {}

    /** As {@link #load}, every fault ending the reading, and the table alone. */
    public static Table read(Path file, CsvFormat format) {
        return load(file, format, FaultPolicy.STOP, ReadProgress.NONE).table();
    }

    /** As {@link #load}, and the table alone. */
    public static Table read(Path file, CsvFormat format, FaultPolicy faults) {
        return load(file, format, faults, ReadProgress.NONE).table();
    }

    /**
     * Reads a whole table.
     *
     * @param format parts that are {@code auto} are found out from the first 64 KiB
     * @throws ProblemException when there is no such file, it is no text, has no rows, or has a fault that is to stop
     * @throws java.util.concurrent.CancellationException when {@code progress} says so
     */
    public static CsvTable load(Path file, CsvFormat format, FaultPolicy faults, ReadProgress progress) {
        try {
            if (ParquetSource.is(file)) {
                return new CsvTable(
                        ParquetSource.load(file, faults, progress), ParquetSource.FORMAT, CsvFormat.DEFAULT, true);
            }
            CsvSource source = CsvSource.of(file);
            CsvLayout layout = layout(source, format);
            Table held = LargeTable.isLarge(source, layout) ? null : held(source, layout, faults, progress);
            Table table = held == null ? new LargeTable(source, layout, faults).load(progress) : held;
            return new CsvTable(
                    table.withQuotedTexts(layout.quotedTexts()),
                    layout.format(),
                    recorded(source, layout, format),
                    false);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A file's size in bytes; 0 when it is gone. */
    public static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    /** A table in memory; null when it turns out to be too large for that, whatever its size and first rows said. */
    private static @Nullable Table held(CsvSource source, CsvLayout layout, FaultPolicy faults, ReadProgress progress)
            throws IOException {
        RowReader reader = new RowReader(source, layout, faults, progress);
        if (parse(source, layout, reader, ReadMemory.ofJava().toHold())) {
            return null;
        }
        reader.requireRows();
        return new Table(
                source.file().toString(),
                source.fingerprint(),
                reader.names(),
                reader.rows().columns(),
                reader.rows().lines(),
                reader.problems(),
                layout.format().numbers(),
                faults,
                reader.totals());
    }

    /**
     * Reads another table for what was learned from one: as that was written where both have the same separator, or where
     * that one parts this table's first records too; otherwise its format is found out anew, but for the header, which is
     * there where there was one. A table with decimal commas, and no point that could be one, is read with them
     * also where nothing was recorded.
     */
    public static Table readLike(Path file, CsvFormat recorded, FaultPolicy faults) {
        return read(file, formatLike(file, recorded), faults);
    }

    /** How another table is written, as {@link #readLike} reads it. */
    public static CsvFormat formatLike(Path file, CsvFormat recorded) {
        try {
            if (ParquetSource.is(file)) {
                return recorded;
            }
            CsvSource source = CsvSource.of(file);
            CsvFormat found =
                    layout(source, CsvFormat.AUTO.withHeader(recorded.header())).format();
            if (recorded.equals(CsvFormat.DEFAULT)) {
                boolean commas =
                        found.decimal() == CsvFormat.Decimal.COMMA && found.thousands() != CsvFormat.Thousands.POINT;
                return commas ? found : remarked(recorded, found);
            }
            boolean alike = recorded.separator() == CsvFormat.Separator.AUTO
                    || recorded.separator() == found.separator()
                    || layout(source, recorded).width() > 1;
            CsvFormat unicode = found.encoding().isUnicode() ? recorded.withEncoding(found.encoding()) : recorded;
            return alike ? remarked(unicode, found) : found;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A format with the comments and the escapes outside quotes that a file has. */
    private static CsvFormat remarked(CsvFormat format, CsvFormat found) {
        CsvFormat escaped =
                found.escape() == CsvFormat.Escape.BACKSLASH_EVERYWHERE ? format.withEscape(found.escape()) : format;
        return found.comment() == CsvFormat.Comment.NONE ? escaped : escaped.withComment(found.comment());
    }

    /** As {@link #preview}, every fault but those of the rows shown passed over. */
    public static CsvPreview probe(Path file, CsvFormat format, int rowLimit) {
        CsvPreview preview = preview(file, format, FaultPolicy.STOP, rowLimit);
        ProblemException.throwIfErrors(preview.problems());
        return preview;
    }

    /**
     * Reads the first rows alone. A table without rows is shown too, with the problem that it has none.
     *
     * @param rowLimit how many rows at most
     * @throws ProblemException as {@link #load}, when the fault stands in those rows
     */
    public static CsvPreview preview(Path file, CsvFormat format, FaultPolicy faults, int rowLimit) {
        try {
            if (ParquetSource.is(file)) {
                return ParquetSource.preview(file, faults, rowLimit);
            }
            CsvSource source = CsvSource.of(file);
            CsvLayout layout = layout(source, format);
            RowReader reader = new RowReader(source, layout, faults, ReadProgress.NONE);
            boolean more = parse(source, layout, reader, ReadLimit.rows(rowLimit));
            List<Problem> problems = new ArrayList<>(reader.problems());
            reader.lacking().ifPresent(problems::add);
            long bytes = more ? source.size() : 0;
            long rows = reader.rows().rows();
            long estimate = more ? Math.max(rows, Math.round(rows * (double) bytes / reader.bytesOfRows())) : rows;
            return new CsvPreview(layout.format(), reader.names(), shown(reader.rows()), more, estimate, problems);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<List<String>> shown(RowHandler rows) {
        TextColumn[] columns = rows.columns();
        List<List<String>> shown = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (TextColumn column : columns) {
                cells.add(column.get(row));
            }
            shown.add(cells);
        }
        return shown;
    }

    private static CsvLayout layout(CsvSource source, CsvFormat format) {
        TextEncoding encoding = source.encoding(format.encoding());
        return DialectSniffer.sniff(source.headText(encoding), source.headIsAll(), format.withEncoding(encoding));
    }

    /** The default where it comes to the same, so that files of plain tables say nothing of their format. */
    private static CsvFormat recorded(CsvSource source, CsvLayout layout, CsvFormat asked) {
        if (asked.equals(CsvFormat.DEFAULT)) {
            return asked;
        }
        return layout(source, CsvFormat.DEFAULT).format().equals(layout.format()) ? CsvFormat.DEFAULT : layout.format();
    }

    /** Whether rows were left unread because of the limit. */
    static boolean parse(CsvSource source, CsvLayout layout, RowReader reader, ReadLimit limit) throws IOException {
        try {
            return reader.read(limit);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    UndecodableByte.locate(source, layout.format().encoding(), reader::report), e);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(CsvSource.damaged(source.file(), e), e);
        }
    }

    private static ProblemException unreadable(Path file, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ProblemException(
                Problem.error(Location.file(file.toString()), Message.of("data.read/unreadable", reason)), e);
    }
}
