package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.data.ColumnProfile;
import org.layerwise.data.CsvFormat;
import org.layerwise.data.CsvReader;
import org.layerwise.data.MissingTokens;
import org.layerwise.data.Profiler;
import org.layerwise.data.Table;

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

    /** The column that is most likely meant to be predicted: the first or last category, else the last column. */
    public String likelyTarget() {
        List<ColumnProfile> usable = profiles.stream()
                .filter(profile -> profile.count() > 0 && !profile.isConstant())
                .toList();
        for (String name : List.of("target", "label", "class", "y")) {
            for (ColumnProfile profile : usable) {
                if (profile.name().equalsIgnoreCase(name)) {
                    return profile.name();
                }
            }
        }
        for (ColumnProfile end : usable.isEmpty() ? usable : List.of(usable.getLast(), usable.getFirst())) {
            if (end.numbers() == null && end.distinct() <= 50) {
                return end.name();
            }
        }
        return usable.isEmpty() ? table.columns().getLast() : usable.getLast().name();
    }
}
