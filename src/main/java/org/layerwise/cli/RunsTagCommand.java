package org.layerwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code layerwise runs tag}: adds tags to a run, and takes some away. */
@Command(
        name = "tag",
        description = "Adds tags to a run, and takes some away. A run with a tag is never pruned.",
        mixinStandardHelpOptions = true)
final class RunsTagCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String reference = "";

    @Option(names = "--add", paramLabel = "TAG", description = "A tag that it gets. May be repeated.")
    private List<String> added = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "TAG", description = "A tag that it loses. May be repeated.")
    private List<String> removed = new ArrayList<>();

    RunsTagCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        if (added.isEmpty() && removed.isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("cli/nothing-to-change"))
                    .toException();
        }
        for (String tag : added) {
            if (tag.isBlank() || tag.chars().anyMatch(Character::isISOControl)) {
                throw Problem.error(Location.path("--add", ""), Message.of("cli/no-tag", tag))
                        .toException();
            }
        }
        try (RunStore store = runs.open()) {
            RunInfo run = store.find(reference);
            store.label(run.id(), this::changed);
            List<String> tags = store.find(run.id()).label().tags();
            runs.console()
                    .err()
                    .println("\"" + run.name() + "\" has "
                            + (tags.isEmpty() ? "no tags." : "the tags: " + String.join(", ", tags) + "."));
            return CommandLineApp.OK;
        }
    }

    private RunInfo.Label changed(RunInfo.Label label) {
        TreeSet<String> tags = new TreeSet<>(label.tags());
        added.stream().map(String::strip).forEach(tags::add);
        removed.stream().map(String::strip).forEach(tags::remove);
        return new RunInfo.Label(List.copyOf(tags), label.note(), label.starred());
    }
}
