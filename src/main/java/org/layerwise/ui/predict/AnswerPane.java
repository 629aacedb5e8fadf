package org.layerwise.ui.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.train.Predictions;
import org.layerwise.ui.fx.Texts;

/** What the model says of one row: the class and the likeliest classes' probabilities, or the number. */
final class AnswerPane {
    private static final int SHOWN = 10;

    private AnswerPane() {}

    static Node of(@Nullable Predictions predictions) {
        return switch (predictions) {
            case null -> big(Texts.get("predict.answer.none"));
            case Predictions.Classes classes -> classes(classes);
            case Predictions.Values values -> big(number(values.values()[0]));
        };
    }

    private static Label big(String text) {
        Label label = new Label(text);
        label.setId("predict-answer");
        label.getStyleClass().add("answer");
        return label;
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static Node classes(Predictions.Classes said) {
        float[] p = said.probabilities()[0];
        List<Integer> likeliest = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -p[c]))
                .limit(SHOWN)
                .sorted()
                .toList();
        GridPane bars = new GridPane();
        bars.setHgap(10);
        bars.setVgap(4);
        for (int row = 0; row < likeliest.size(); row++) {
            int c = likeliest.get(row);
            Label name = new Label(said.classes().get(c));
            name.setMaxWidth(160);
            ProgressBar bar = new ProgressBar(p[c]);
            bar.setPrefWidth(180);
            Label share = new Label(String.format(Locale.ROOT, "%.2f %%", 100 * p[c]));
            share.setMinWidth(Region.USE_PREF_SIZE);
            share.setAlignment(Pos.CENTER_RIGHT);
            bars.addRow(row, name, bar, share);
        }
        VBox all = new VBox(10, big(said.classes().get(said.best(0))), bars);
        if (likeliest.size() < p.length) {
            all.getChildren().add(new Label(Texts.get("predict.answer.more", p.length - likeliest.size())));
        }
        return all;
    }
}
