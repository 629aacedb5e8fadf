package org.layerwise.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.RunEnd;

/**
 * How a run is made ready to go on. In the background.
 *
 * @param shown which
 * @param store where it is kept
 * @param open the table that is open, which is not read again; null for none
 */
record Resumption(ShownRun shown, RunStore store, @Nullable OpenTable open, TestTableCache tests) {

    /**
     * What it goes on with.
     *
     * @param epochs in all, those that are trained included; 0: as planned
     * @throws org.layerwise.base.ProblemException when it cannot go on
     */
    RunRegistry.Start start(long epochs) {
        shown.run().ifPresent(Run::await);
        RunRecord record = store.open(shown.id());
        Optional<Path> checkpoint = record.checkpoint();
        if (checkpoint.isEmpty()) {
            PreparedRun anew = record.recipe().prepare(tables());
            return new RunRegistry.Start(anew, shown.id(), List.of());
        }
        Path file = checkpoint.get();
        CheckpointFile.Found found = new CheckpointFile(file).load();
        RunEnd end = record.info().state().end();
        Continuation continuation =
                epochs == 0 ? Continuation.of(file, found, end, 0) : Continuation.until(file, found, end, epochs);
        PreparedRun prepared = continuation.recipe().prepare(tables());
        List<Problem> notes = Stream.concat(continuation.notes().stream(), prepared.problems().stream())
                .toList();
        return new RunRegistry.Start(
                new PreparedRun(prepared.recipe(), prepared.experiment(), prepared.data(), prepared.plan(), notes),
                shown.id(),
                continuation.changes());
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
