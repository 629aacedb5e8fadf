package org.layerwise.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.layerwise.files.CheckpointFile;
import org.layerwise.run.Continuation;
import org.layerwise.run.PreparedRun;
import org.layerwise.run.Run;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;

/**
 * How a run is made ready to go on. In the background.
 *
 * @param shown which
 * @param store where it is kept
 * @param tables that it is trained on
 */
record Resumption(ShownRun shown, RunStore store, TablesAtHand tables) {

    /** @throws org.layerwise.base.ProblemException when it cannot go on */
    RunRegistry.Start start(int more) {
        shown.run().ifPresent(Run::await);
        RunRecord record = store.open(shown.id());
        Optional<Path> checkpoint = record.checkpoint();
        if (checkpoint.isEmpty()) {
            PreparedRun anew = tables.placed(record.recipe()).prepare(tables);
            return new RunRegistry.Start(anew, shown.id(), List.of());
        }
        Path file = checkpoint.get();
        Continuation continuation = Continuation.of(
                file, new CheckpointFile(file).load(), record.info().state().end(), more);
        return new RunRegistry.Start(
                tables.placed(continuation.recipe()).prepare(tables), shown.id(), continuation.changes());
    }
}
