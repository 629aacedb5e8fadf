package org.layerwise.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.DataSpec;
import org.layerwise.data.csv.CsvFormat;
import org.layerwise.data.csv.CsvReader;
import org.layerwise.data.table.Faults;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;

/** The second file of a test part: read once for as long as it is asked for in the same way, then forgotten. Any thread. */
final class TestReading {
    private record Way(Path file, CsvFormat format, Faults faults) {}

    private @Nullable Way way;
    private @Nullable Table table;

    /**
     * The table of an experiment's test part; null where it is none of its own.
     *
     * @throws org.layerwise.base.ProblemException when it cannot be read
     */
    synchronized @Nullable Table of(Experiment experiment) {
        if (experiment.split().hasTestTable()) {
            return of(Path.of(experiment.split().testTable()), experiment.data());
        }
        way = null;
        table = null;
        return null;
    }

    /** The table of a file, read as an experiment's own. */
    synchronized Table of(Path file, DataSpec data) {
        Way asked = new Way(file, data.format(), data.faults());
        if (!asked.equals(way)) {
            way = null;
            table = null;
            table = CsvReader.readLike(file, data.format(), data.faults());
            way = asked;
        }
        return Objects.requireNonNull(table);
    }
}
