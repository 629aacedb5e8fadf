package org.layerwise.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.JsonText;
import org.layerwise.catalog.JsonWords;
import org.layerwise.runs.RunComparison;
import org.layerwise.runs.RunFigure;
import org.layerwise.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise runs compare}: the settings that differ, and the figures side by side. */
@Command(
        name = "compare",
        description = "Shows the settings in which runs differ, and their figures side by side.",
        mixinStandardHelpOptions = true)
final class RunsCompareCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs: two or more.")
    private List<String> references = new ArrayList<>();

    @Option(names = "--json", description = "As JSON; values are in the order of the runs.")
    private boolean json;

    RunsCompareCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        try (RunStore store = runs.open()) {
            SequencedSet<String> ids = new LinkedHashSet<>();
            references.forEach(reference -> ids.add(store.find(reference).id()));
            if (ids.size() < 2) {
                throw Problem.error(Location.NOWHERE, Message.of("cli/few-to-compare"))
                        .toException();
            }
            RunComparison comparison =
                    RunComparison.of(ids.stream().map(store::open).toList());
            if (json) {
                runs.console().out().print(JsonText.print(tree(comparison)));
            } else {
                print(comparison);
            }
            return CommandLineApp.OK;
        }
    }

    private static ObjectNode tree(RunComparison comparison) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode list = tree.putArray("runs");
        comparison.runs().forEach(run -> list.add(RunJson.tree(run)));
        ObjectNode settings = tree.putObject("settings");
        for (RunComparison.Setting setting : comparison.settings()) {
            ArrayNode values = settings.putArray(setting.path());
            for (String value : setting.values()) {
                if (value == null) {
                    values.addNull();
                } else {
                    values.add(JsonText.parse(value, setting.path()));
                }
            }
        }
        ObjectNode figures = tree.putObject("figures");
        for (String metric : comparison.metrics()) {
            ArrayNode values = figures.putArray(metric);
            for (RunFigure figure : comparison.figures(metric)) {
                if (figure == null) {
                    values.addNull();
                } else {
                    values.add(RunJson.figure(figure));
                }
            }
        }
        return tree;
    }

    private void print(RunComparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        for (RunComparison.Setting setting : comparison.settings()) {
            List<String> row = new ArrayList<>(List.of(setting.path()));
            setting.values()
                    .forEach(value ->
                            row.add(value == null ? "–" : JsonWords.of(JsonText.parse(value, setting.path()))));
            rows.add(row);
        }
        if (rows.isEmpty()) {
            runs.console().out().println("The settings are the same.");
        } else {
            print("setting", comparison, rows);
        }
        runs.console().out().println();
        List<List<String>> figures = new ArrayList<>();
        for (String metric : comparison.metrics()) {
            figures.add(row(metric + ", last", comparison.figures(metric), false));
            figures.add(row(metric + ", best", comparison.figures(metric), true));
        }
        print("figure", comparison, figures);
    }

    private static List<String> row(String title, List<@Nullable RunFigure> figures, boolean best) {
        List<String> row = new ArrayList<>(List.of(title));
        for (RunFigure figure : figures) {
            row.add(figure == null ? "–" : best ? RunWords.best(figure) : RunWords.number(figure.last()));
        }
        return row;
    }

    private void print(String title, RunComparison comparison, List<List<String>> rows) {
        List<String> head = new ArrayList<>(List.of(title));
        comparison.runs().forEach(run -> head.add(run.name()));
        TextColumns.lines(head, rows, Integer.MAX_VALUE, List.of())
                .forEach(runs.console().out()::println);
    }
}
