package org.layerwise.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise runs delete}: deletes runs, with all that is kept of them. */
@Command(
        name = "delete",
        description = "Deletes runs with all that is kept of them. Files beside the store stay.",
        mixinStandardHelpOptions = true)
final class RunsDeleteCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs.")
    private List<String> references = new ArrayList<>();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean agreed;

    RunsDeleteCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        try (RunStore store = runs.open()) {
            SequencedMap<String, RunInfo> found = new LinkedHashMap<>();
            for (String reference : references) {
                RunInfo run = store.find(reference);
                found.put(run.id(), run);
            }
            RunRemoval.remove(store, List.copyOf(found.values()), agreed, runs.console());
            return CommandLineApp.OK;
        }
    }
}
