package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.CsvTable;
import org.layerwise.data.read.ReadOptions;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.table.CellReadings;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/**
 * A table that has been read, and what its columns hold.
 *
 * @param path the file
 * @param table its cells
 * @param profiles one per column
 * @param format how its file is written
 * @param recorded what an experiment is to record of that
 * @param faults what is done about faults in it
 */
public record OpenTable(
        Path path,
        Table table,
        List<ColumnProfile> profiles,
        CsvFormat format,
        CsvFormat recorded,
        FaultPolicy faults) {

    /** As {@link #read(Path, ReadOptions, ReadProgress)}, the format found out and every fault ending the reading. */
    public static OpenTable read(Path path) {
        return read(path, ReadOptions.AUTO, ReadProgress.NONE);
    }

    /**
     * Reads a table and looks through its columns. Takes as long as the file is large.
     *
     * @param progress of both; ending either ends both
     * @throws org.layerwise.base.ProblemException with the exact place of what is wrong
     */
    public static OpenTable read(Path path, ReadOptions options, ReadProgress progress) {
        return read(path, options, CellReadings.DEFAULT, progress);
    }

    /** As {@link #read(Path, ReadOptions, ReadProgress)}, its cells read in some way. */
    public static OpenTable read(Path path, ReadOptions options, CellReadings readings, ReadProgress progress) {
        long began = progress.ticker().nanos();
        CsvTable read = TableReader.load(path, options.format(), options.faults(), progress);
        Table table = read.table().read(readings);
        long bytes = TableReader.size(path);
        List<ColumnProfile> profiles = Profiler.profile(
                table,
                (column, row) -> progress.readOn(new ReadProgress.State(
                        bytes, bytes, table.rowCount(), (progress.ticker().nanos() - began) / 1e9, column + 1)));
        return new OpenTable(path, table, profiles, read.format(), read.recorded(), options.faults());
    }

    /**
     * What a column holds.
     *
     * @throws org.layerwise.base.ProblemException when the table has no such column
     */
    public ColumnProfile profile(String column) {
        return profiles.get(table.column(column));
    }

    /**
     * The column that is most likely meant to be predicted: one called so, y only where it is the last; else the last or the
     * first if it has a few classes and a value in every row; else the last of few classes, or the last.
     */
    public String likelyTarget() {
        List<ColumnProfile> usable = profiles.stream()
                .filter(profile -> profile.count() > 0 && !profile.isConstant())
                .toList();
        if (usable.isEmpty()) {
            return table.columns().getLast();
        }
        if (usable.getLast().name().equalsIgnoreCase("y")) {
            return usable.getLast().name();
        }
        for (String name : List.of("target", "label", "class", "outcome")) {
            for (ColumnProfile profile : usable) {
                if (profile.name().equalsIgnoreCase(name)) {
                    return profile.name();
                }
            }
        }
        List<ColumnProfile> ends = List.of(usable.getLast(), usable.getFirst());
        return ends.stream()
                .filter(profile -> hasFewClasses(profile) && profile.missing() == 0)
                .findFirst()
                .or(() -> ends.stream().filter(OpenTable::hasFewClasses).findFirst())
                .orElse(usable.getLast())
                .name();
    }

    private static boolean hasFewClasses(ColumnProfile profile) {
        return profile.numbers() == null
                && profile.type() != ColumnType.DATE
                && profile.type() != ColumnType.IDENTIFIER
                && profile.distinct() <= PipelineSpec.MAX_CATEGORIES;
    }
}
