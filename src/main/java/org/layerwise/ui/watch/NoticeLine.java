package org.layerwise.ui.watch;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** A problem in one line: what is wrong, what to do, and the way there. */
final class NoticeLine extends HBox {

    /**
     * A way to where a problem is put right.
     *
     * @param textKey of its button
     * @param go what the button does
     */
    record Way(String textKey, Runnable go) {}

    NoticeLine(Problem problem, @Nullable Way way) {
        getStyleClass().add("watch-notice");
        String icon = switch (problem.severity()) {
            case NOTE -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case ERROR -> "fth-alert-circle";
        };
        switch (problem.severity()) {
            case NOTE -> {}
            case WARNING -> getStyleClass().add("warning");
            case ERROR -> getStyleClass().add("error");
        }
        Label text = new Label(WindowWords.describe(problem));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(icon), text);
        if (way != null) {
            Button go = new Button(Texts.get(way.textKey()));
            go.getStyleClass().add("small");
            go.setMinWidth(Region.USE_PREF_SIZE);
            go.setOnAction(event -> way.go().run());
            getChildren().add(go);
        }
    }
}
