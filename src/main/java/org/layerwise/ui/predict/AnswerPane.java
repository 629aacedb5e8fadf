package org.layerwise.ui.predict;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.train.Predictions;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** What the model says of one row: the class and the likeliest classes' probabilities, the number or numbers, the labels, or the features that came back. */
final class AnswerPane {
    private static final int SHOWN = 10;

    private AnswerPane() {}

    static Node of(@Nullable Predictions predictions) {
        return switch (predictions) {
            case null -> big(Texts.get("predict.answer.none"));
            case Predictions.Classes classes -> classes(classes);
            case Predictions.Values values -> big(number(values.target(), values.values()[0]));
            case Predictions.SeveralValues several -> values(several.targets(), several.values()[0]);
            case Predictions.Labels labels -> labels(labels);
            case Predictions.Reconstruction reconstruction ->
                new VBox(
                        10,
                        big(Texts.get(
                                "predict.answer.error",
                                Numbers.measure(reconstruction.errors()[0]))),
                        new Label(Texts.get("predict.answer.features")),
                        features(reconstruction.features(), reconstruction.values()[0]));
        };
    }

    private static Node values(List<RegressionTarget> targets, double[] values) {
        return numbers(targets.stream().map(RegressionTarget::column).toList(), k -> number(targets.get(k), values[k]));
    }

    private static Node features(List<String> names, float[] values) {
        return numbers(names, k -> Numbers.result(values[k]));
    }

    private static Node numbers(List<String> names, IntFunction<String> text) {
        GridPane grid = grid();
        int shown = Math.min(SHOWN, names.size());
        for (int k = 0; k < shown; k++) {
            Label value = new Label(text.apply(k));
            value.setId("predict-answer-" + names.get(k));
            value.getStyleClass().add("text-bold");
            value.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(k, name(names.get(k)), value);
        }
        return withMore(grid, "predict.answer.others", names.size() - shown);
    }

    /** Every label with how likely the row has it. */
    private static Node labels(Predictions.Labels said) {
        GridPane bars = grid();
        int shown = Math.min(SHOWN, said.labels().size());
        for (int k = 0; k < shown; k++) {
            Label text = new Label(said.text(0, k));
            text.setId("predict-answer-" + said.labels().get(k).column());
            text.getStyleClass().add("text-bold");
            bars.addRow(k, name(said.labels().get(k).column()), text);
            String meaning = Texts.get(
                    "predict.answer.label", said.labels().get(k).classes().getLast());
            bar(bars, k, 2, said.probabilities()[0][k], meaning);
        }
        return withMore(bars, "predict.answer.others", said.labels().size() - shown);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(4);
        return grid;
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.setMaxWidth(160);
        return name;
    }

    /** @param meaning what is this probable; empty where the line says so */
    private static void bar(GridPane bars, int row, int column, float probability, String meaning) {
        ProgressBar bar = new ProgressBar(probability);
        bar.setPrefWidth(180);
        Label share = new Label(Numbers.probability(probability) + meaning);
        share.setMinWidth(Region.USE_PREF_SIZE);
        share.setAlignment(Pos.CENTER_RIGHT);
        bars.add(bar, column, row);
        bars.add(share, column + 1, row);
    }

    private static Node withMore(GridPane grid, String key, int more) {
        return more == 0 ? grid : new VBox(10, grid, new Label(Texts.get(key, more)));
    }

    private static Label big(String text) {
        Label label = new Label(text);
        label.setId("predict-answer");
        label.getStyleClass().add("answer");
        return label;
    }

    /** A predicted number in six digits, or to a thousandth of the target's deviation where cells need double precision. */
    static String number(RegressionTarget target, double value) {
        return switch (target.cells()) {
            case FLOAT32 -> Numbers.result(value);
            case FLOAT64 -> {
                int decimals = (int) Math.ceil(3 - Math.log10(target.scale()));
                yield Numbers.decimals(value, Math.clamp(decimals, 0, 17));
            }
        };
    }

    private static Node classes(Predictions.Classes said) {
        float[] p = said.probabilities()[0];
        List<Integer> likeliest = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -p[c]))
                .limit(SHOWN)
                .sorted()
                .toList();
        GridPane bars = grid();
        for (int row = 0; row < likeliest.size(); row++) {
            int c = likeliest.get(row);
            bars.add(name(said.classes().get(c)), 0, row);
            bar(bars, row, 1, p[c], "");
        }
        return new VBox(
                10,
                big(said.classes().get(said.best(0))),
                withMore(bars, "predict.answer.more", p.length - likeliest.size()));
    }
}
