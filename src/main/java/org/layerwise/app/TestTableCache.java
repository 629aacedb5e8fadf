package org.layerwise.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.run.TableSource;

/** The second file of a test part: read once for as long as it is asked for in the same way, then forgotten. Any thread. */
final class TestTableCache {
    private record Way(Path file, CsvFormat format, FaultPolicy faults) {}

    private @Nullable Way way;
    private @Nullable Table table;

    /** Forgets the table unless an experiment asks for one. */
    synchronized void keepFor(Experiment experiment) {
        if (!experiment.split().hasTestTable()) {
            way = null;
            table = null;
        }
    }

    /** The open table, and this one beside it. */
    TableSource beside(Table open) {
        return new TableSource() {
            @Override
            public Table table(Path file, DataSpec spec) {
                return open;
            }

            @Override
            public Table testTable(Path file, DataSpec spec) {
                return of(file, spec);
            }
        };
    }

    /** The table of a file, read as an experiment's own. */
    synchronized Table of(Path file, DataSpec data) {
        Way asked = new Way(file, data.format(), data.faults());
        if (!asked.equals(way)) {
            way = null;
            table = null;
            table = TableReader.readLike(file, data.format(), data.faults());
            way = asked;
        }
        return Objects.requireNonNull(table);
    }
}
