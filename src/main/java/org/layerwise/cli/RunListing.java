package org.layerwise.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunGroups;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.StoredState;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which runs are listed, in which order, and how. */
final class RunListing {
    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only runs in this state: running, completed, interrupted, …")
    private @Nullable String state;

    @Option(
            names = "--sort",
            paramLabel = "METRIC",
            description = "The best by this figure first, such as loss/validation. Default: the newest first")
    private @Nullable String metric;

    @Option(names = "--limit", paramLabel = "N", description = "The first N only.")
    private @Nullable Integer limit;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The trials of this search. Default: a search is listed as one run")
    private @Nullable String group;

    /**
     * Prints some runs.
     *
     * @param all the newest first
     * @param now the wall clock
     */
    void print(List<RunInfo> all, Console console, Instant now) {
        List<RunInfo> runs = chosen(all);
        if (json) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            runs.forEach(run -> list.add(RunJson.tree(run)));
            console.out().print(JsonText.print(list));
        } else if (all.isEmpty()) {
            console.err().println("No run is kept yet. Train an experiment: layerwise train EXPERIMENT.json");
        } else {
            RunTable.lines(runs, metric, now).forEach(console.out()::println);
        }
    }

    private List<RunInfo> chosen(List<RunInfo> all) {
        if (limit != null && limit < 1) {
            throw wrong("--limit", Message.of("cli/no-limit", limit));
        }
        StoredState wanted = state == null ? null : state(state);
        return sorted(inGroup(all).stream()
                        .filter(run -> wanted == null || run.state() == wanted)
                        .toList())
                .stream()
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList();
    }

    private List<RunInfo> inGroup(List<RunInfo> all) {
        String name = group;
        if (name == null) {
            return RunGroups.folded(all);
        }
        List<RunInfo> trials =
                all.stream().filter(run -> run.origin().group().equals(name)).toList();
        if (trials.isEmpty()) {
            throw wrong("--group", Message.of("cli/no-group", name));
        }
        return trials;
    }

    private static StoredState state(String name) {
        return Arrays.stream(StoredState.values())
                .filter(each -> each.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "--state",
                        Message.of(
                                "cli/no-state",
                                name,
                                Arrays.stream(StoredState.values())
                                        .map(StoredState::id)
                                        .toList())));
    }

    /** The best first; those without the figure last. */
    private List<RunInfo> sorted(List<RunInfo> runs) {
        String by = metric;
        if (by == null) {
            return runs;
        }
        SequencedSet<String> known = new LinkedHashSet<>();
        runs.forEach(run -> known.addAll(run.figures().keySet()));
        if (!runs.isEmpty() && !known.contains(by)) {
            throw wrong("--sort", Message.of("cli/no-metric", by, List.copyOf(known)));
        }
        Comparator<RunInfo> better =
                Comparator.comparingDouble(run -> RunFigure.isLowerBetter(by) ? best(run, by) : -best(run, by));
        return runs.stream().sorted(better).toList();
    }

    /** NaN, which is behind all numbers, where there is none. */
    private static double best(RunInfo run, String metric) {
        RunFigure figure = run.figures().get(metric);
        return figure == null ? Double.NaN : figure.best();
    }

    private static ProblemException wrong(String option, Message text) {
        return Problem.error(Location.path(option, ""), text).toException();
    }
}
