package org.layerwise.ui.data;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;

/** A problem in one line; all of it as its tooltip. */
final class NoticeLine extends Label {
    NoticeLine(Problem problem) {
        super(problem.message() + (problem.hint().isEmpty() ? "" : " " + problem.hint()));
        FontIcon icon = new FontIcon(
                switch (problem.severity()) {
                    case NOTE -> "fth-info";
                    case WARNING -> "fth-alert-triangle";
                    case ERROR -> "fth-alert-octagon";
                });
        icon.getStyleClass()
                .add(
                        switch (problem.severity()) {
                            case NOTE -> "note";
                            case WARNING -> "caution";
                            case ERROR -> "fault";
                        });
        setGraphic(icon);
        getStyleClass().add("text-small");
        setMinWidth(0);
        setTooltip(new Tooltip(problem.describe()));
    }
}
