package org.layerwise.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.FileSignature;
import org.layerwise.data.read.csv.Headers;
import org.layerwise.data.read.parquet.ParquetColumn;
import org.layerwise.data.read.parquet.ParquetFault;
import org.layerwise.data.read.parquet.ParquetFile;
import org.layerwise.data.read.parquet.ParquetLibrary;
import org.layerwise.data.table.ColumnFile;
import org.layerwise.data.table.ColumnFileWriter;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.LineNumbers;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.Table;
import org.layerwise.data.table.TextColumn;

/**
 * A Parquet file about to be read: its columns become texts as a file of separated values would have them, column after column in
 * each of its groups of rows. It says itself how it is written, so that of a {@link CsvFormat} nothing matters.
 */
final class ParquetSource {
    /** What is said of its format, of which nothing matters: every part resolved. */
    static final CsvFormat FORMAT = CsvFormat.DEFAULT.withSeparator(CsvFormat.Separator.COMMA);

    /** Bytes of memory that a cell takes at most, unless it is a long text. */
    private static final int CELL = 8;

    private final Path file;
    private final FaultPolicy faults;
    private final ParquetProgress progress;
    private final ProblemCollector problems = new ProblemCollector();

    private ParquetSource(Path file, FaultPolicy faults, ReadProgress progress) throws IOException {
        this.file = file;
        this.faults = faults;
        this.progress = new ParquetProgress(file, progress);
    }

    /** Whether a file is there and begins as Parquet files do. */
    static boolean is(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return FileSignature.isParquet(in.readNBytes(FileSignature.PARQUET.length()));
        }
    }

    /** As {@link TableReader#load}. */
    static Table load(Path file, FaultPolicy faults, ReadProgress progress) throws IOException {
        return new ParquetSource(file, faults, progress).told(ParquetSource::table);
    }

    /** As {@link #load}, whatever memory there is, from its columns in a file beside it. */
    static Table loadLarge(Path file, FaultPolicy faults, ReadProgress progress) throws IOException {
        return new ParquetSource(file, faults, progress)
                .told((source, opened) -> source.large(opened, (int) rows(opened)));
    }

    /** As {@link TableReader#preview}. */
    static CsvPreview preview(Path file, FaultPolicy faults, int rowLimit) throws IOException {
        return new ParquetSource(file, faults, ReadProgress.NONE)
                .told((source, opened) -> source.begun(opened, rowLimit));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ParquetSource source, ParquetFile opened) throws IOException;
    }

    private <T> T told(Reading<T> reading) throws IOException {
        try (ParquetFile opened = ParquetLibrary.reader().open(file)) {
            return reading.of(this, opened);
        } catch (ParquetFault e) {
            throw new ProblemException(e.problem(where()), e);
        } catch (NoClassDefFoundError e) {
            throw new ProblemException(ParquetLibrary.incomplete(e).problem(where()), e);
        }
    }

    private Location where() {
        return Location.file(file.toString());
    }

    private Table table(ParquetFile opened) throws IOException {
        long rows = rows(opened);
        lacking(opened, rows).ifPresent(problem -> {
            throw problem.toException();
        });
        long size = Math.max(opened.unpackedBytes(), rows * opened.columns().size() * CELL);
        return LargeTable.isLarge(size) ? large(opened, (int) rows) : held(opened, (int) rows);
    }

    private Table held(ParquetFile opened, int rows) throws IOException {
        List<TextColumn> columns = new ArrayList<>();
        List<String> names = read(opened, Integer.MAX_VALUE, () -> {
            columns.add(new TextColumn());
            return columns.getLast();
        });
        return new Table(
                file.toString(),
                fingerprint(),
                names,
                columns.toArray(TextColumn[]::new),
                LineNumbers.none(rows),
                problems.problems(),
                NumberFormat.PLAIN,
                faults,
                ReadTotals.clean(rows));
    }

    private Table large(ParquetFile opened, int rows) throws IOException {
        Optional<Table> kept = kept();
        if (kept.isPresent()) {
            return kept.get();
        }
        try (ColumnFileWriter writer = new ColumnFileWriter(file, reading())) {
            List<String> names = read(opened, Integer.MAX_VALUE, writer::column);
            writer.finish(fingerprint(), names, LineNumbers.none(rows), ReadTotals.clean(rows), problems.problems());
        } catch (UncheckedIOException e) {
            throw new ProblemException(LargeTable.unkept(file, Objects.requireNonNull(e.getCause())), e);
        }
        return kept().orElseThrow(() -> LargeTable.changed(file).toException());
    }

    private Optional<Table> kept() throws IOException {
        return ColumnFile.open(file, reading(), NumberFormat.PLAIN, faults);
    }

    private String reading() {
        return "parquet " + faults;
    }

    private CsvPreview begun(ParquetFile opened, int rowLimit) throws IOException {
        List<TextColumn> columns = new ArrayList<>();
        List<String> names = read(opened, rowLimit, () -> {
            columns.add(new TextColumn());
            return columns.getLast();
        });
        long rows = rows(opened);
        int shown = (int) Math.min(rowLimit, rows);
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            int at = row;
            cells.add(columns.stream().map(column -> column.get(at)).toList());
        }
        List<Problem> noticed = new ArrayList<>(problems.problems());
        lacking(opened, rows).ifPresent(noticed::add);
        return new CsvPreview(FORMAT, names, cells, rows > shown, rows, noticed, true);
    }

    private static long rows(ParquetFile opened) {
        return opened.groups().stream().mapToLong(Long::longValue).sum();
    }

    private Optional<Problem> lacking(ParquetFile opened, long rows) {
        List<ParquetColumn> columns = opened.columns();
        if (columns.isEmpty()) {
            return Optional.of(Problem.error(where(), Message.of("data.read/no-columns")));
        }
        if (columns.stream().noneMatch(ParquetColumn::isRead)) {
            ParquetColumn first = columns.getFirst();
            return first.leftOut()
                    .map(holds ->
                            Problem.error(where(), Message.of("data.read/no-readable-column", first.name(), holds)));
        }
        if (rows == 0) {
            return Optional.of(Problem.error(where(), Message.of("data.read/no-rows", columns.size())));
        }
        return rows > Integer.MAX_VALUE
                ? Optional.of(Problem.error(where(), Message.of("data.read/too-many-rows", rows, Integer.MAX_VALUE)))
                : Optional.empty();
    }

    /** Reads every column that can be, into columns made in that order; returns their names. */
    private List<String> read(ParquetFile opened, int rowLimit, Supplier<TextColumn> makes) throws IOException {
        List<ParquetColumn> columns = opened.columns();
        List<ParquetColumn> read =
                columns.stream().filter(ParquetColumn::isRead).toList();
        List<List<String>> header =
                List.of(read.stream().map(column -> column.name().strip()).toList());
        List<String> names = read.isEmpty() ? List.of() : Headers.name(header, 0, file.toString(), 0, problems);
        for (ParquetColumn column : columns) {
            column.leftOut()
                    .ifPresent(holds -> problems.add(
                            Message.of("data.read/columns-left-out"),
                            Problem.warning(where(), Message.of("data.read/column-left-out", column.name(), holds))));
        }
        ParquetCells[] sinks = new ParquetCells[read.size()];
        Arrays.setAll(
                sinks,
                i -> new ParquetCells(file.toString(), i + 1, names.get(i), makes.get(), faults, problems, progress));
        List<Long> groups = opened.groups();
        long before = 0;
        progress.begin(read.stream().mapToLong(ParquetColumn::bytes).sum(), read.size());
        for (int group = 0; group < groups.size() && before < rowLimit; group++) {
            int at = 0;
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column).isRead()) {
                    opened.read(group, column, rowLimit - before, sinks[at++]);
                    progress.columnEnds(before, groups.get(group), at);
                }
            }
            before += groups.get(group);
        }
        for (ParquetCells sink : sinks) {
            sink.end();
        }
        return names;
    }

    /** Of all the file's bytes. */
    private String fingerprint() throws IOException {
        MessageDigest digest = CsvSource.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                progress.digested();
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
