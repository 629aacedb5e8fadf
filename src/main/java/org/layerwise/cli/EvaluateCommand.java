package org.layerwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;
import org.layerwise.catalog.JsonText;
import org.layerwise.data.CsvFormat;
import org.layerwise.data.CsvReader;
import org.layerwise.runs.ModelFile;
import org.layerwise.train.Evaluation;
import org.layerwise.train.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code layerwise evaluate}: loss, scores and confusion of a model on a table. */
@Command(name = "evaluate", description = "Evaluates a model on a table.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
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

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Part rows = part();
        Evaluation evaluation = Evaluation.of(ModelFile.load(model), CsvReader.read(table, CsvFormat.AUTO), rows);
        console.report(evaluation.flags());
        if (json) {
            console.out().print(JsonText.print(tree(evaluation)));
        } else {
            print(evaluation);
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

    private static void put(ObjectNode tree, String name, double value) {
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
        evaluation.metrics().forEach((name, value) -> put(metrics, name, value));
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
        }
        return tree;
    }

    private void print(Evaluation evaluation) {
        console.out().printf(Locale.ROOT, "rows      %,d%n", evaluation.rows());
        console.out().printf(Locale.ROOT, "loss      %.6g%n", evaluation.loss());
        evaluation.metrics().forEach((name, value) -> console.out().printf(Locale.ROOT, "%-9s %.6g%n", name, value));
        if (!evaluation.classes().isEmpty()) {
            printConfusion(evaluation);
        }
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
