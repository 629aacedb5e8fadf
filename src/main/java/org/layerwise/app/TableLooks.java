package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.CsvPreview;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;

/** Looks into the open file in the background: at its first rows, or through some of its columns. Called on the front. */
public final class TableLooks {
    private final Background background;
    private final TableReading reading;
    private final Supplier<@Nullable OpenTable> open;
    private final Consumer<List<Problem>> report;

    /** @param report told what goes wrong with the columns */
    TableLooks(
            Background background,
            TableReading reading,
            Supplier<@Nullable OpenTable> open,
            Consumer<List<Problem>> report) {
        this.background = background;
        this.reading = reading;
        this.open = open;
        this.report = report;
    }

    /** Reads the first rows in some way; {@code shown} is told of them, whatever else is wrong. */
    public void preview(ReadOptions options, int rows, Consumer<CsvPreview> shown, Consumer<List<Problem>> failed) {
        Path path = reading.file().orElseThrow();
        background.run(() -> TableReader.preview(path, options.format(), FaultPolicy.LENIENT, rows), shown, failed);
    }

    /** Looks through columns of the open table as an experiment reads them. */
    public void profile(DataSpec data, List<String> columns, Consumer<List<ColumnProfile>> then) {
        Table file = Objects.requireNonNull(open.get()).table();
        background.run(() -> profiles(data.reads(file), columns), then, report);
    }

    private static List<ColumnProfile> profiles(Table table, List<String> columns) {
        return columns.stream()
                .map(column -> Profiler.profile(table, table.column(column), (at, row) -> true))
                .toList();
    }
}
