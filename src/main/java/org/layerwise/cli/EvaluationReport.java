package org.layerwise.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.train.Evaluation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation as JSON, and as lines to read. */
final class EvaluationReport {
    /** Characters of a column of figures. */
    private static final int COLUMN = 11;

    private static final int NAME = 10;
    private static final String LOG_LOSS = "log-loss";
    /** The area of one of two classes is that of the other. */
    private static final String ROC_AUC = "roc-auc";

    private static final int MOST_LINES = 50;

    private final Console console;

    EvaluationReport(Console console) {
        this.console = console;
    }

    static void put(ObjectNode tree, String name, double value) {
        if (Double.isFinite(value)) {
            tree.put(name, value);
        } else {
            tree.putNull(name);
        }
    }

    static ObjectNode tree(Evaluation evaluation) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("rows", evaluation.rows());
        put(tree, "loss", evaluation.loss());
        ObjectNode metrics = tree.putObject("metrics");
        evaluation.metrics().forEach((name, value) -> put(metrics, name, value.orElse(Double.NaN)));
        if (!evaluation.classes().isEmpty()) {
            ObjectNode confusion = tree.putObject("confusion");
            ArrayNode classes = confusion.putArray("classes");
            evaluation.classes().forEach(classes::add);
            confusion.set("counts", table(evaluation.confusion()));
            tree.set("perClass", lists(evaluation.perClass()));
        }
        if (!evaluation.targets().isEmpty()) {
            ArrayNode targets = tree.putArray("targets");
            evaluation.targets().forEach(targets::add);
            tree.set("perTarget", lists(evaluation.perTarget()));
        }
        if (evaluation.labelCounts().length > 0) {
            ArrayNode labels = tree.putArray("labelCounts");
            for (long[][] counts : evaluation.labelCounts()) {
                labels.add(table(counts));
            }
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

    /** By metric, in the order of what it is of; null for what one of them does not have. */
    private static ObjectNode lists(Map<String, List<MetricValue>> metrics) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        metrics.forEach((name, values) -> {
            ArrayNode list = tree.putArray(name);
            for (MetricValue value : values) {
                switch (value) {
                    case MetricValue.Known known -> list.add(known.value());
                    case MetricValue.Unknown none -> list.addNull();
                }
            }
        });
        return tree;
    }

    private static ArrayNode table(long[][] counts) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (long[] actual : counts) {
            ArrayNode row = rows.addArray();
            for (long count : actual) {
                row.add(count);
            }
        }
        return rows;
    }

    void print(Evaluation evaluation) {
        console.out().printf(Locale.ROOT, "rows      %,d%n", evaluation.rows());
        String loss = String.format(Locale.ROOT, "%.6g", evaluation.loss());
        MetricValue logLoss = evaluation.metrics().get(LOG_LOSS);
        boolean isLogLoss =
                logLoss instanceof MetricValue.Known && text(logLoss).equals(loss);
        console.out().println("loss      " + loss + (isLogLoss ? "  (log-loss)" : ""));
        int width = 1
                + evaluation.metrics().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        evaluation.metrics().forEach((name, value) -> {
            if (isLogLoss && name.equals(LOG_LOSS)) {
                return;
            }
            boolean ofClasses = evaluation.perClass().containsKey(name);
            List<MetricValue> parts =
                    (ofClasses ? evaluation.perClass() : evaluation.perTarget()).getOrDefault(name, List.of());
            boolean mean = value instanceof MetricValue.Known && parts.stream().anyMatch(each -> !each.equals(value));
            String note = ofClasses ? "  (mean over the classes)" : "  (mean over the targets)";
            console.out().println(pad(name, Math.max(NAME, width)) + text(value) + (mean ? note : ""));
        });
        if (!evaluation.classes().isEmpty()) {
            long[] rows = Arrays.stream(evaluation.confusion())
                    .mapToLong(counts -> Arrays.stream(counts).sum())
                    .toArray();
            printParts("class", evaluation.classes(), rows, ofEachClass(evaluation));
            printConfusion(evaluation);
        }
        if (!evaluation.targets().isEmpty()) {
            long[] having = Arrays.stream(evaluation.labelCounts())
                    .mapToLong(counts -> counts[1][0] + counts[1][1])
                    .toArray();
            printParts("target", evaluation.targets(), having, evaluation.perTarget());
        }
    }

    /** The metrics of each class; of two classes without the area that is the same of both. */
    private static Map<String, List<MetricValue>> ofEachClass(Evaluation evaluation) {
        Map<String, List<MetricValue>> metrics = new LinkedHashMap<>(evaluation.perClass());
        if (evaluation.classes().size() == 2) {
            metrics.remove(ROC_AUC);
        }
        return metrics;
    }

    private static String text(MetricValue value) {
        return switch (value) {
            case MetricValue.Known known -> String.format(Locale.ROOT, "%.6g", known.value());
            case MetricValue.Unknown(String why) -> "unknown: " + why;
        };
    }

    /**
     * A line of metrics for each class or target.
     *
     * @param rows that each has, or none for no such column
     */
    private void printParts(String title, List<String> names, long[] rows, Map<String, List<MetricValue>> metrics) {
        int shown = Math.min(MOST_LINES, names.size());
        int first = 2
                + Math.max(
                        title.length(),
                        names.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder head = new StringBuilder(pad(title, first));
        if (rows.length > 0) {
            head.append(pad(title.equals("target") ? "have it" : "rows", COLUMN));
        }
        metrics.keySet().forEach(name -> head.append(pad(name, COLUMN)));
        console.out().println();
        console.out().println(head.toString().stripTrailing());
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (int c = 0; c < shown; c++) {
            StringBuilder line = new StringBuilder(pad(names.get(c), first));
            if (rows.length > 0) {
                line.append(pad(String.format(Locale.ROOT, "%,d", rows[c]), COLUMN));
            }
            for (Map.Entry<String, List<MetricValue>> metric : metrics.entrySet()) {
                switch (metric.getValue().get(c)) {
                    case MetricValue.Known known -> {
                        String figure = String.format(Locale.ROOT, rows.length > 0 ? "%.6f" : "%.6g", known.value());
                        line.append(pad(figure, COLUMN));
                    }
                    case MetricValue.Unknown(String why) -> {
                        unknown.computeIfAbsent(metric.getKey() + " is unknown: " + why, note -> new ArrayList<>())
                                .add(names.get(c));
                        line.append(pad("–", COLUMN));
                    }
                }
            }
            console.out().println(line.toString().stripTrailing());
        }
        if (shown < names.size()) {
            console.out().println("… and " + (names.size() - shown) + " more, all listed by --json.");
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
