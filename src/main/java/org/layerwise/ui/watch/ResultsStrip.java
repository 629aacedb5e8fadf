package org.layerwise.ui.watch;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunFigure;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** A run's results in numbers: of each figure the newest and the best value and its epoch, for training and validation rows. */
final class ResultsStrip extends FlowPane {
    private List<ResultRow> shown = List.of();

    ResultsStrip() {
        setId("watch-results");
        getStyleClass().add("watch-results");
        show(List.of());
    }

    void show(List<ResultRow> rows) {
        if (rows.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = List.copyOf(rows);
        getChildren().setAll(rows.stream().map(ResultsStrip::card).toList());
        setManaged(!rows.isEmpty());
        setVisible(!rows.isEmpty());
    }

    private static Region card(ResultRow row) {
        GridPane grid = new GridPane();
        grid.setId("watch-result-" + row.figure());
        grid.getStyleClass().add("watch-result");
        grid.add(label(Texts.get("figure.title." + row.figure()), "watch-result-title"), 0, 0);
        grid.add(right(label(Texts.get("watch.result.now"), "watch-result-head")), 1, 0);
        grid.add(right(label(Texts.get("watch.result.best"), "watch-result-head")), 2, 0);
        grid.add(label(Texts.get("watch.result.at"), "watch-result-head"), 3, 0);
        int line = 1;
        line = add(grid, line, row.figure(), "watch.series.train", row.train());
        add(grid, line, row.figure(), "watch.series.validation", row.validation());
        return grid;
    }

    private static int add(GridPane grid, int line, String name, String part, @Nullable RunFigure figure) {
        if (figure == null) {
            return line;
        }
        grid.add(label(Texts.get(part), "watch-result-part"), 0, line);
        grid.add(right(label(Numbers.number(figure.last()), "watch-result-number")), 1, line);
        grid.add(
                right(label(figure.bestEpoch() == 0 ? "–" : Numbers.number(figure.best()), "watch-result-number")),
                2,
                line);
        grid.add(label(at(name, figure), "watch-result-epoch"), 3, line);
        return line + 1;
    }

    /** The best epoch; for an R² that no epoch had, why. */
    private static String at(String name, RunFigure figure) {
        if (figure.bestEpoch() > 0) {
            return Texts.get("watch.result.epoch", Numbers.count(figure.bestEpoch()));
        }
        return name.equals("r2") && Double.isNaN(figure.last()) ? Texts.get("watch.result.constant") : "";
    }

    private static Label right(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
