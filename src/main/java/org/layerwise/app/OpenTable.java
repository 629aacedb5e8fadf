package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.data.PipelineSpec;
import org.layerwise.data.csv.CsvFormat;
import org.layerwise.data.csv.CsvReader;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.table.MissingTokens;
import org.layerwise.data.table.Table;

/**
 * A table that has been read, and what its columns hold.
 *
 * @param path the file
 * @param table its cells
 * @param profiles one per column
 * @param separator what stands between two fields
 */
public record OpenTable(Path path, Table table, List<ColumnProfile> profiles, CsvFormat.Separator separator) {

    /**
     * Reads a table. Takes as long as the file is large.
     *
     * @throws org.layerwise.base.ProblemException with the exact place of what is wrong
     */
    public static OpenTable read(Path path) {
        CsvFormat format = CsvReader.probe(path, CsvFormat.AUTO, 1).format();
        Table table = CsvReader.read(path, format);
        MissingTokens missing = new MissingTokens(MissingTokens.DEFAULTS);
        return new OpenTable(path, table, Profiler.profile(table, missing), format.separator());
    }

    /**
     * The column that is most likely meant to be predicted: one called so; else the last or the first if it has a few
     * classes and a value in every row; else the last of few classes, or the last.
     */
    public String likelyTarget() {
        List<ColumnProfile> usable = profiles.stream()
                .filter(profile -> profile.count() > 0 && !profile.isConstant())
                .toList();
        if (usable.isEmpty()) {
            return table.columns().getLast();
        }
        for (String name : List.of("target", "label", "class", "y")) {
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
        return profile.numbers() == null && profile.distinct() <= PipelineSpec.MAX_CATEGORIES;
    }
}
