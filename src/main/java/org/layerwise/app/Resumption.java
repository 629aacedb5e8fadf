package org.layerwise.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.Table;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Run;
import org.layerwise.run.TableSource;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.RunState;

/**
 * How a run is made ready to go on, or to begin anew. In the background.
 *
 * @param id which
 * @param run itself where this window trained it: it may still write; null where it did not
 * @param store where it is kept
 * @param open the table that is open, which is not read again; null for none
 */
record Resumption(
        String id,
        @Nullable Run run,
        RunStore store,
        @Nullable OpenTable open,
        TestTableCache tests) {

    /**
     * The same experiment from the same beginning, as a run of its own.
     *
     * @throws org.layerwise.base.ProblemException when it cannot begin
     */
    RunRegistry.Start anew() {
        return new RunRegistry.Start(store.open(id).recipe().prepare(tables()), "", List.of());
    }

    /**
     * What goes on in the same record.
     *
     * @param more epochs beyond those that were planned, or trained
     * @throws org.layerwise.base.ProblemException when it cannot go on
     */
    RunRegistry.Start start(int more) {
        if (run != null) {
            if (run.state() != RunState.ENDED) {
                RunInfo going = store.open(id).info();
                throw Problem.error(
                                Location.NOWHERE,
                                Message.of(
                                        "runs/goes-on",
                                        going.name(),
                                        going.owner().describe()))
                        .toException();
            }
            run.await();
        }
        RunRecord record = store.open(id);
        Optional<Path> checkpoint = record.checkpoint();
        if (checkpoint.isEmpty()) {
            PreparedRun anew = record.recipe().prepare(tables());
            return new RunRegistry.Start(anew, id, List.of());
        }
        Path file = checkpoint.get();
        Continuation continuation = Continuation.of(
                file, new CheckpointFile(file).load(), record.info().state().end(), more);
        return new RunRegistry.Start(continuation.recipe().prepare(tables()), id, continuation.changes());
    }

    /** The open table where it is the one, or else from its file. */
    private TableSource tables() {
        return new TableSource() {
            @Override
            public Table table(Path file, DataSpec spec) {
                OpenTable here = open;
                if (here != null && isSame(here.path(), file) && here.faults().equals(spec.faults())) {
                    return here.table();
                }
                if (!Files.exists(file)) {
                    throw Problem.error(Location.file(file.toString()), Message.of("app/table-gone"))
                            .toException();
                }
                return TableReader.read(file, spec.format(), spec.faults());
            }

            @Override
            public Table testTable(Path file, DataSpec spec) {
                return tests.of(file, spec);
            }
        };
    }

    private static boolean isSame(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }
}
