package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Problem;
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

    /**
     * Reads a file in the background, whose rows become the test part.
     *
     * @param holds whether the experiment is still open when the file is read
     * @param failed told why it cannot
     */
    void choose(
            Background background,
            Path file,
            String description,
            DataSpec data,
            ExperimentDocument document,
            BooleanSupplier holds,
            Consumer<List<Problem>> failed) {
        Path path = file.toAbsolutePath().normalize();
        background.run(
                () -> of(path, data),
                read -> {
                    if (holds.getAsBoolean()) {
                        document.edit(
                                description,
                                edited -> edited.withSplit(
                                        edited.split().withTestTable(path.toString(), read.fingerprint())));
                    }
                },
                failed);
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
