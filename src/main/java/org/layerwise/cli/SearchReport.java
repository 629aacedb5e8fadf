package org.layerwise.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.layerwise.search.importance.ParameterImportance;
import org.layerwise.search.run.Confirmation;
import org.layerwise.search.run.FinishedTrial;
import org.layerwise.search.run.MeanInterval;
import org.layerwise.search.run.SearchResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a search has found, as JSON and in words. */
final class SearchReport {
    private SearchReport() {}

    /** The best trial, all trials, and which settings matter. */
    static ObjectNode tree(SearchResult result) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", result.head().name());
        boolean isSeveral = result.head().plan().objectives().size() > 1;
        FinishedTrial best = result.best().orElse(null);
        if (best == null) {
            tree.putNull("best");
        } else {
            ObjectNode node = tree.putObject("best");
            number(node, "value", best.value());
            node.set("settings", best.result().proposal().json());
            node.put("trial", best.number());
            Confirmation confirmed = result.confirmed().orElse(null);
            if (confirmed == null) {
                node.putNull("confirmed");
            } else {
                confirmed(node.putObject("confirmed"), confirmed);
            }
        }
        if (isSeveral) {
            ArrayNode front = tree.putArray("front");
            result.front().forEach(front::add);
        }
        ArrayNode objectives = tree.putArray("objectives");
        result.head().plan().objectives().forEach(objective -> objectives.add(objective.text()));
        ArrayNode trials = tree.putArray("trials");
        result.trials().forEach(trial -> trials.add(trial(trial, isSeveral)));
        tree.put("planned", result.planned());
        ObjectNode importance = tree.putObject("importance");
        result.importance().forEach(each -> importance.put(each.path(), each.share()));
        return tree;
    }

    private static void confirmed(ObjectNode node, Confirmation confirmed) {
        interval(node, confirmed.best());
        interval(node.putObject("untouched"), confirmed.untouched());
        interval(node.putObject("gain"), confirmed.gain());
        node.put("better", confirmed.isBetter());
    }

    private static void interval(ObjectNode node, MeanInterval values) {
        number(node, "mean", values.mean());
        ArrayNode ends = node.putArray("interval");
        for (double end : new double[] {values.mean() - values.half(), values.mean() + values.half()}) {
            if (Double.isFinite(end)) {
                ends.add(end);
            } else {
                ends.addNull();
            }
        }
        node.put("seeds", values.count());
    }

    private static ObjectNode trial(FinishedTrial trial, boolean isSeveral) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", trial.number());
        node.put("state", trial.state());
        number(node, "value", trial.value());
        if (isSeveral) {
            ArrayNode values = node.putArray("values");
            for (double value : trial.result().values()) {
                if (Double.isFinite(value)) {
                    values.add(value);
                } else {
                    values.addNull();
                }
            }
        }
        if (trial.each().size() > 1) {
            number(node, "deviation", trial.noise().deviation());
        }
        node.set("settings", trial.result().proposal().json());
        node.put("epochs", trial.epochs());
        node.put("seconds", trial.seconds());
        ArrayNode runs = node.putArray("runs");
        trial.runs().forEach(runs::add);
        if (!trial.reason().isEmpty()) {
            node.put("reason", trial.reason());
        }
        return node;
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** A line for a trial that has just ended. */
    static String line(FinishedTrial trial, SearchResult so) {
        String metric = metric(so);
        String how = switch (trial.result().outcome()) {
            case COMPLETED -> metric + " " + value(trial);
            case PRUNED -> "pruned after " + epochs(trial.epochs()) + ", " + metric + " " + value(trial);
            case FAILED -> "failed: " + trial.reason();
        };
        String best = so.best()
                .map(found -> "  best " + RunWords.number(found.value()) + " (trial " + found.number() + ")")
                .orElse("");
        return so.trials().size() + "/" + so.planned() + "  trial " + trial.number() + "  " + how + best;
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }

    private static String value(FinishedTrial trial) {
        double deviation = trial.noise().deviation();
        return RunWords.number(trial.value()) + (Double.isNaN(deviation) ? "" : " ± " + RunWords.number(deviation));
    }

    private static String metric(SearchResult result) {
        return result.head().plan().objectives().getFirst().metric();
    }

    /** The best trial, what its settings are worth, and which settings matter. */
    static void print(SearchResult result, PrintWriter out) {
        FinishedTrial best = result.best().orElse(null);
        if (best == null) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "The best of %d trials is trial %d: %s %s%n",
                result.trials().size(),
                best.number(),
                metric(result),
                value(best));
        best.result().proposal().assignments().forEach(each -> out.println("  " + each));
        if (result.head().plan().objectives().size() > 1) {
            out.println("No trial is better than these in every objective: " + result.front());
        }
        result.confirmed().ifPresent(confirmed -> print(confirmed, out));
        List<ParameterImportance> importance = result.importance();
        if (!importance.isEmpty()) {
            out.println("What matters:");
            importance.forEach(each -> out.printf(Locale.ROOT, "  %5.1f %%  %s%n", 100 * each.share(), each.path()));
        }
    }

    private static void print(Confirmation confirmed, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "With %d new seeds: %s, the experiment as it was: %s (mean and 95 %% interval).%n",
                confirmed.best().count(),
                text(confirmed.best()),
                text(confirmed.untouched()));
        out.println(
                confirmed.isBetter()
                        ? "It is better than the experiment as it was: the 95 % interval of the gain is above 0."
                        : "It may be no better than the experiment as it was: the 95 % interval of the gain is not above 0.");
    }

    private static String text(MeanInterval values) {
        return RunWords.number(values.mean()) + " ± " + RunWords.number(values.half());
    }
}
