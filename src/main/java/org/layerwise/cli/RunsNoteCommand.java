package org.layerwise.cli;

import java.util.concurrent.Callable;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code layerwise runs note}: writes something to a run. */
@Command(
        name = "note",
        description = "Writes a note to a run, in the place of the one before.",
        mixinStandardHelpOptions = true)
final class RunsNoteCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String reference = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The note; an empty one takes it away.")
    private String text = "";

    RunsNoteCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        try (RunStore store = runs.open()) {
            RunInfo run = store.find(reference);
            store.label(run.id(), label -> new RunInfo.Label(label.tags(), text.strip(), label.starred()));
            runs.console().err().println("Noted of \"" + run.name() + "\".");
            return CommandLineApp.OK;
        }
    }
}
