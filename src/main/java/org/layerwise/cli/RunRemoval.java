package org.layerwise.cli;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import org.layerwise.train.MemoryEstimate;

/** Deletes runs for good, once somebody has agreed. */
final class RunRemoval {
    private RunRemoval() {}

    /**
     * Asks on a terminal, unless it was said before, and deletes.
     *
     * @param runs one at least
     * @param agreed whether nobody is to be asked
     * @throws org.layerwise.base.ProblemException when nobody can be asked, or a run goes on; then none is deleted
     */
    static void remove(RunStore store, List<RunInfo> runs, boolean agreed, Console console) {
        runs.forEach(RunInfo::requireEnded);
        String names = RunWords.names(runs);
        if (!agreed && !console.terminal()) {
            throw Problem.error(Location.NOWHERE, Message.of("cli/nobody-to-ask", names))
                    .toException();
        }
        if (!agreed && !console.isConfirmed("Delete " + names + " for good?")) {
            console.err().println("Nothing was deleted.");
            return;
        }
        List<String> ids = runs.stream().map(RunInfo::id).toList();
        store.delete(ids);
        store.purge(ids);
        long bytes = runs.stream().mapToLong(RunInfo::bytes).sum();
        console.err().println("Deleted " + names + ": " + MemoryEstimate.size(bytes) + " freed.");
    }
}
