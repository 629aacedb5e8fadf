package org.layerwise.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.run.CrossValidation;
import org.layerwise.train.Evaluation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells of a cross-validation: each fold, then mean ± standard deviation. */
final class FoldsReport {
    private FoldsReport() {}

    static ObjectNode tree(CrossValidation validation) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode folds = tree.putArray("folds");
        for (Evaluation fold : validation.folds()) {
            ObjectNode entry = folds.addObject();
            entry.put("rows", fold.rows());
            EvaluationReport.put(entry, "loss", fold.loss());
            ObjectNode metrics = entry.putObject("metrics");
            fold.metrics().forEach((name, value) -> EvaluationReport.put(metrics, name, value.orElse(Double.NaN)));
        }
        ObjectNode mean = tree.putObject("mean");
        ObjectNode deviation = tree.putObject("deviation");
        validation.spreads().forEach((name, spread) -> {
            EvaluationReport.put(mean, name, spread.mean());
            EvaluationReport.put(deviation, name, spread.deviation());
        });
        return tree;
    }

    static void print(CrossValidation validation, Console console) {
        List<Evaluation> folds = validation.folds();
        Map<String, CrossValidation.Spread> spreads = validation.spreads();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-6s%8s", "fold", "rows"));
        spreads.keySet().forEach(name -> head.append(String.format(Locale.ROOT, "%12s", name)));
        console.out().println(head);
        for (int i = 0; i < folds.size(); i++) {
            Evaluation fold = folds.get(i);
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-6d%,8d", i + 1, fold.rows()));
            for (String name : spreads.keySet()) {
                double value = name.equals("loss")
                        ? fold.loss()
                        : fold.metrics().get(name) instanceof MetricValue.Known(double number) ? number : Double.NaN;
                line.append(figure(value));
            }
            console.out().println(line);
        }
        console.out()
                .println(line(
                        "mean",
                        spreads.values().stream()
                                .map(CrossValidation.Spread::mean)
                                .toList()));
        console.out()
                .println(line(
                        "σ",
                        spreads.values().stream()
                                .map(CrossValidation.Spread::deviation)
                                .toList()));
    }

    private static String line(String name, List<Double> values) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
        values.forEach(value -> line.append(figure(value)));
        return line.toString();
    }

    private static String figure(double value) {
        return String.format(
                Locale.ROOT, "%12s", Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.6g", value));
    }
}
