package org.layerwise.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Change;
import org.layerwise.catalog.JsonText;
import org.layerwise.experiment.ExperimentJson;
import org.layerwise.runs.JournalEntry;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.runs.RunStore;
import org.layerwise.train.MemoryEstimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise runs show}: all that is known of a run. */
@Command(name = "show", description = "Shows what is known of a run.", mixinStandardHelpOptions = true)
final class RunsShowCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String reference = "";

    @Option(names = "--json", description = "As JSON, with the experiment.")
    private boolean json;

    RunsShowCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        try (RunStore store = runs.open()) {
            RunRecord record = store.open(store.find(reference).id());
            if (json) {
                runs.console().out().print(JsonText.print(tree(record)));
            } else {
                print(record);
            }
            return CommandLineApp.OK;
        }
    }

    /** The keys of the list, and more. */
    private static ObjectNode tree(RunRecord record) {
        RunInfo run = record.info();
        ObjectNode tree = RunJson.tree(run);
        tree.put("note", run.label().note());
        tree.put("starred", run.label().starred());
        tree.put("group", run.origin().group().isEmpty() ? null : run.origin().group());
        tree.put("model", run.origin().model().isEmpty() ? null : run.origin().model());
        tree.put("fingerprint", run.data().fingerprint());
        tree.put("bytes", run.bytes());
        tree.put("missing", record.missing());
        tree.putObject("process")
                .put("program", run.owner().program())
                .put("pid", run.owner().pid())
                .put("host", run.owner().host());
        ObjectNode files = tree.putObject("files");
        files.put("folder", record.folder().toString());
        files.put("checkpoint", text(record.checkpoint()));
        files.put("best", text(record.best()));
        files.put("model", text(record.model()));
        ArrayNode journal = tree.putArray("journal");
        for (JournalEntry entry : record.journal()) {
            ObjectNode each = journal.addObject();
            each.put("step", entry.step());
            each.put("at", RunJson.time(entry.at()));
            each.put("what", entry.what());
            entry.changes().stream().map(Change::describe).forEach(each.putArray("changes")::add);
        }
        record.warnings().forEach(tree.putArray("warnings")::add);
        tree.set("experiment", ExperimentJson.tree(record.experiment()));
        return tree;
    }

    private static @Nullable String text(Optional<Path> file) {
        return file.map(Path::toString).orElse(null);
    }

    private void print(RunRecord record) {
        RunInfo run = record.info();
        row("name", run.name());
        row("id", run.id());
        row("state", run.state().id() + (run.reason().isEmpty() ? "" : ": " + run.reason()));
        row("began", TIME.format(run.started().atZone(ZoneId.systemDefault())));
        if (run.ended() != null) {
            row("ended", TIME.format(run.ended().atZone(ZoneId.systemDefault())));
        }
        row(
                "trained",
                RunWords.epochs(run) + " epochs, " + run.progress().steps() + " updates, "
                        + RunWords.time(Duration.ofMillis((long) (1e3 * run.seconds()))));
        row("table", run.data().table() + " (" + run.data().task() + ")");
        row("by", run.owner().describe());
        optional("model", run.origin().model());
        optional("search", run.origin().group());
        optional("parent", run.origin().parent());
        optional("tags", String.join(", ", run.label().tags()));
        optional("note", run.label().note());
        row("on disk", MemoryEstimate.size(run.bytes()) + " in " + record.folder());
        row("checkpoint", checkpoints(record));
        for (JournalEntry entry : record.journal()) {
            row(
                    entry.what(),
                    "after update " + entry.step() + ", "
                            + TIME.format(entry.at().atZone(ZoneId.systemDefault()))
                            + (entry.changes().isEmpty() ? "" : "; ")
                            + String.join(
                                    ", ",
                                    entry.changes().stream()
                                            .map(Change::describe)
                                            .toList()));
        }
        record.warnings().forEach(warning -> row("warning", warning));
        if (record.missing() > 0) {
            row("missing", record.missing() + " sampled steps could not be kept");
        }
        if (!run.figures().isEmpty()) {
            runs.console().out().println();
            TextColumns.lines(
                            List.of("figure", "last", "best", "epoch"),
                            run.figures().entrySet().stream()
                                    .map(each -> List.of(
                                            each.getKey(),
                                            RunWords.number(each.getValue().last()),
                                            RunWords.number(each.getValue().best()),
                                            each.getValue().bestEpoch() == 0
                                                    ? "–"
                                                    : Integer.toString(
                                                            each.getValue().bestEpoch())))
                                    .toList(),
                            Integer.MAX_VALUE,
                            List.of())
                    .forEach(runs.console().out()::println);
        }
    }

    private static String checkpoints(RunRecord record) {
        boolean last = record.checkpoint().isPresent();
        boolean best = record.best().isPresent();
        if (last) {
            return best ? "the last, and that of the best epoch" : "the last";
        }
        return best ? "that of the best epoch" : "none yet";
    }

    private void optional(String name, String value) {
        if (!value.isEmpty()) {
            row(name, value);
        }
    }

    private void row(String name, String value) {
        runs.console().out().printf(Locale.ROOT, "%-10s %s%n", name, value);
    }
}
