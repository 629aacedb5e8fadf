package org.layerwise.ui.predict;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.app.PredictedTable;
import org.layerwise.app.TableScore;
import org.layerwise.catalog.Catalog;
import org.layerwise.nn.metric.ExactMatch;
import org.layerwise.nn.metric.MetricSpec;
import org.layerwise.nn.metric.MetricValue;
import org.layerwise.train.Evaluation;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** What is said above a predicted table of how well its targets were met. */
final class ScoreText {
    /** The metrics that are shown where they make sense; {@code evaluate} has more. */
    private static final List<String> SHOWN = List.of("accuracy", ExactMatch.ID, "rmse", "mae", "r2");

    private ScoreText() {}

    /** The metrics and how many rows they are of, or why there are none; empty for a table without a target. */
    static String of(PredictedTable result) {
        TableScore score = result.score();
        if (score == null) {
            return result.unscored().isEmpty()
                    ? ""
                    : Texts.get(
                            "predict.score.unscored",
                            WindowWords.sentence(result.unscored().getFirst()));
        }
        List<String> parts = new ArrayList<>();
        Evaluation evaluation = score.evaluation();
        SHOWN.stream()
                .filter(evaluation.metrics()::containsKey)
                .forEach(id ->
                        parts.add(metric(title(id), evaluation.metrics().getOrDefault(id, MetricValue.noRows()))));
        String rows = Numbers.count(evaluation.rows());
        parts.add(
                score.isOfNumbers()
                        ? Texts.get("predict.score.rows", rows)
                        : Texts.get("predict.score.wrong", Numbers.count(score.wrongRows()), rows));
        if (score.unscoredRows() > 0) {
            parts.add(Texts.get("predict.score.without", Numbers.count(score.unscoredRows())));
        }
        if (score.rowsTrainedOn() > 0) {
            parts.add(Texts.get("predict.score.trained", Numbers.count(score.rowsTrainedOn())));
        }
        return String.join("  ·  ", parts);
    }

    private static String title(String id) {
        return id.equals(ExactMatch.ID)
                ? Texts.get("predict.score.exact")
                : Catalog.of(MetricSpec.class).kind(id).title();
    }

    private static String metric(String title, MetricValue value) {
        return switch (value) {
            case MetricValue.Known known -> title + " " + Numbers.number(known.value());
            case MetricValue.Unknown(String why) -> Texts.get("predict.score.none", title, why);
        };
    }
}
