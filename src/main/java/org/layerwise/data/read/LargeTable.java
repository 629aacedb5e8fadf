package org.layerwise.data.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.CsvLayout;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.RowReader;
import org.layerwise.data.table.ColumnFile;
import org.layerwise.data.table.ColumnFileWriter;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** A table that would fill much of memory: read once into a {@link ColumnFile} beside it, and opened from there. */
final class LargeTable {
    private final CsvSource source;
    private final CsvLayout layout;
    private final FaultPolicy faults;

    LargeTable(CsvSource source, CsvLayout layout, FaultPolicy faults) {
        this.source = source;
        this.layout = layout;
        this.faults = faults;
    }

    static boolean isLarge(CsvSource source, CsvLayout layout) throws IOException {
        long size = source.textSize();
        String head = source.headText(layout.format().encoding());
        long ends = head.chars().filter(c -> c == '\n' || c == '\r').count();
        long rows = (long) ((double) size / Math.max(1, head.length()) * ends);
        return isLarge(ReadMemory.held(rows, layout.width(), size));
    }

    /** Whether a table that takes so many bytes would fill much of memory. */
    static boolean isLarge(long size) {
        return ReadMemory.ofJava().isLarge(size);
    }

    /**
     * Opens it, and reads it first where that has not been done.
     *
     * @throws ProblemException as {@link TableReader#load}, and when the column file cannot be written
     */
    Table load(ReadProgress progress) throws IOException {
        Optional<Table> kept = kept();
        if (kept.isPresent()) {
            return kept.get();
        }
        try (ColumnFileWriter writer = new ColumnFileWriter(source.file(), reading())) {
            RowReader reader = new RowReader(source, layout, faults, progress, writer::column);
            if (TableReader.parse(source, layout, reader, ReadMemory.ofJava().toPassOn(source.file()))) {
                throw Problem.error(
                                Location.file(source.file().toString()),
                                Message.of("data.read/more-rows", Integer.MAX_VALUE))
                        .toException();
            }
            reader.requireRows();
            reader.rows().end();
            writer.keepColumns(reader.names().size());
            writer.finish(
                    source.fingerprint(), reader.names(), reader.rows().lines(), reader.totals(), reader.problems());
        } catch (UncheckedIOException e) {
            throw new ProblemException(unkept(source.file(), Objects.requireNonNull(e.getCause())), e);
        }
        return kept().orElseThrow(() -> changed(source.file()).toException());
    }

    /** What to say when a table's columns cannot be written beside it. */
    static Problem unkept(Path table, Throwable cause) {
        return Problem.error(
                Location.file(table.toString()),
                Message.of("data.read/unkept", ColumnFile.of(table), String.valueOf(cause.getMessage())));
    }

    /** What to say when a table's columns were written beside it and are not there any more. */
    static Problem changed(Path table) {
        return Problem.error(
                Location.file(table.toString()), Message.of("data.read/columns-changed", ColumnFile.of(table)));
    }

    private Optional<Table> kept() throws IOException {
        return ColumnFile.open(source.file(), reading(), layout.format().numbers(), faults);
    }

    private String reading() {
        return layout + " " + faults;
    }
}
