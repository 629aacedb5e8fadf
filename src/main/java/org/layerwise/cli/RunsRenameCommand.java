package org.layerwise.cli;

import java.util.concurrent.Callable;
import org.layerwise.runs.RunHeading;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code layerwise runs rename}: gives a run another name. */
@Command(name = "rename", description = "Gives a run another name.", mixinStandardHelpOptions = true)
final class RunsRenameCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String reference = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its new name.")
    private String name = "";

    RunsRenameCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        try (RunStore store = runs.open()) {
            RunInfo run = store.find(reference);
            store.rename(run.id(), name);
            runs.console()
                    .err()
                    .println("\"" + run.name() + "\" is now called \"" + RunHeading.requireName(name) + "\".");
            return CommandLineApp.OK;
        }
    }
}
