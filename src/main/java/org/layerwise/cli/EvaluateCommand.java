package org.layerwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.DataSpec;
import org.layerwise.data.csv.CsvReader;
import org.layerwise.data.table.Table;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.runs.ModelFile;
import org.layerwise.train.CrossValidation;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Model;
import org.layerwise.train.Part;
import org.layerwise.train.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise evaluate}: loss, scores and confusion of a model on a table. */
@Command(name = "evaluate", description = "Evaluates a model on a table.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    /** Characters of a column of figures. */
    private static final int COLUMN = 11;

    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL.layerwise", description = "The model.")
    private Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "TABLE.csv", description = "The table, with its target.")
    private Path table = Path.of("");

    @Option(
            names = "--part",
            defaultValue = "all",
            paramLabel = "PART",
            description = "all, train, validation or test. Default: ${DEFAULT-VALUE}")
    private String part = "all";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "Trains the model's experiment anew K times, each time without a K-th of the rows, and tests it on those.")
    private int folds;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Part rows = part();
        Model trained = ModelFile.load(model);
        DataSpec data = trained.experiment().data();
        Table source = CsvReader.readLike(table, data.format(), data.faults());
        if (folds != 0) {
            return crossValidate(trained, source, rows);
        }
        Table holder = rows == Part.TEST ? TestTableSource.of(model, trained, source) : source;
        if (holder != source) {
            console.report(List.of(Problem.note(Where.file(holder.file()), "the test part is this file.", "")));
        }
        Evaluation evaluation = Evaluation.of(trained, holder, rows);
        console.report(evaluation.flags());
        if (json) {
            console.out().print(JsonText.print(tree(evaluation)));
        } else {
            print(evaluation);
        }
        return CommandLineApp.OK;
    }

    private int crossValidate(Model trained, Table source, Part rows) {
        if (folds < 2 || rows != Part.ALL) {
            throw Problem.error(
                            Where.path("--folds", ""),
                            folds < 2
                                    ? "two folds at least are expected, not " + folds + "."
                                    : "folds are made of all rows, not of one part.",
                            "For example: --folds 5, without --part.")
                    .toException();
        }
        CrossValidation validation = CrossValidation.of(
                trained.experiment(),
                source,
                folds,
                new RunControl(),
                fold -> console.err().println("fold " + fold + " of " + folds));
        if (json) {
            console.out().print(JsonText.print(FoldsReport.tree(validation)));
        } else {
            FoldsReport.print(validation, console);
        }
        return CommandLineApp.OK;
    }

    private Part part() {
        for (Part known : Part.values()) {
            if (known.name().equalsIgnoreCase(part)) {
                return known;
            }
        }
        throw Problem.error(
                        Where.path("--part", ""),
                        "\"" + part + "\" is no part of a table.",
                        "Use all, train, validation or test.")
                .toException();
    }

    static void put(ObjectNode tree, String name, double value) {
        if (Double.isFinite(value)) {
            tree.put(name, value);
        } else {
            tree.putNull(name);
        }
    }

    private static ObjectNode tree(Evaluation evaluation) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("rows", evaluation.rows());
        put(tree, "loss", evaluation.loss());
        ObjectNode metrics = tree.putObject("metrics");
        evaluation.metrics().forEach((name, value) -> put(metrics, name, value.orElse(Double.NaN)));
        if (!evaluation.classes().isEmpty()) {
            ObjectNode confusion = tree.putObject("confusion");
            ArrayNode classes = confusion.putArray("classes");
            evaluation.classes().forEach(classes::add);
            ArrayNode counts = confusion.putArray("counts");
            for (long[] actual : evaluation.confusion()) {
                ArrayNode row = counts.addArray();
                for (long count : actual) {
                    row.add(count);
                }
            }
            tree.set("perClass", perClass(evaluation));
        }
        ObjectNode unknown = JsonNodeFactory.instance.objectNode();
        evaluation.metrics().forEach((name, value) -> {
            if (value instanceof MetricValue.Unknown(String why)) {
                unknown.put(name, why);
            }
        });
        if (!unknown.isEmpty()) {
            tree.set("unknown", unknown);
        }
        return tree;
    }

    /** By metric, in class order; null for what a class does not have. */
    private static ObjectNode perClass(Evaluation evaluation) {
        ObjectNode perClass = JsonNodeFactory.instance.objectNode();
        evaluation.perClass().forEach((name, values) -> {
            ArrayNode list = perClass.putArray(name);
            for (MetricValue value : values) {
                switch (value) {
                    case MetricValue.Known known -> list.add(known.value());
                    case MetricValue.Unknown none -> list.addNull();
                }
            }
        });
        return perClass;
    }

    private void print(Evaluation evaluation) {
        console.out().printf(Locale.ROOT, "rows      %,d%n", evaluation.rows());
        console.out().printf(Locale.ROOT, "loss      %.6g%n", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> {
            List<MetricValue> perClass = evaluation.perClass().getOrDefault(name, List.of());
            boolean mean =
                    value instanceof MetricValue.Known && perClass.stream().anyMatch(each -> !each.equals(value));
            console.out().println(pad(name, 10) + text(value) + (mean ? "  (mean over the classes)" : ""));
        });
        if (!evaluation.classes().isEmpty()) {
            printPerClass(evaluation);
            printConfusion(evaluation);
        }
    }

    private static String text(MetricValue value) {
        return switch (value) {
            case MetricValue.Known known -> String.format(Locale.ROOT, "%.6g", known.value());
            case MetricValue.Unknown(String why) -> "unknown: " + why;
        };
    }

    private void printPerClass(Evaluation evaluation) {
        List<String> classes = evaluation.classes();
        int first = Math.max(5, classes.stream().mapToInt(String::length).max().orElse(0)) + 2;
        StringBuilder head = new StringBuilder(pad("class", first)).append(pad("rows", COLUMN));
        evaluation.perClass().keySet().forEach(name -> head.append(pad(name, COLUMN)));
        console.out().println();
        console.out().println(head.toString().stripTrailing());
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            StringBuilder line = new StringBuilder(pad(classes.get(c), first));
            long rows = Arrays.stream(evaluation.confusion()[c]).sum();
            line.append(pad(String.format(Locale.ROOT, "%,d", rows), COLUMN));
            for (Map.Entry<String, List<MetricValue>> metric :
                    evaluation.perClass().entrySet()) {
                line.append(
                        switch (metric.getValue().get(c)) {
                            case MetricValue.Known known ->
                                pad(String.format(Locale.ROOT, "%.6f", known.value()), COLUMN);
                            case MetricValue.Unknown(String why) -> {
                                unknown.computeIfAbsent(
                                                metric.getKey() + " is unknown: " + why, note -> new ArrayList<>())
                                        .add(classes.get(c));
                                yield pad("–", COLUMN);
                            }
                        });
            }
            console.out().println(line.toString().stripTrailing());
        }
        unknown.forEach((note, which) -> console.out().println(note + " (" + String.join(", ", which) + ")."));
    }

    private void printConfusion(Evaluation evaluation) {
        List<String> classes = evaluation.classes();
        int width = Math.max(9, classes.stream().mapToInt(String::length).max().orElse(0) + 2);
        String head = "actual ↓ predicted →";
        int first = Math.max(head.length(), width);
        StringBuilder text = new StringBuilder(pad(head, first));
        classes.forEach(name -> text.append(pad(name, width)));
        console.out().println();
        console.out().println(text.toString().stripTrailing());
        for (int i = 0; i < classes.size(); i++) {
            StringBuilder line = new StringBuilder(pad(classes.get(i), first));
            for (long count : evaluation.confusion()[i]) {
                line.append(pad(Long.toString(count), width));
            }
            console.out().println(line.toString().stripTrailing());
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
