package org.layerwise.ui.data.overview;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** A problem in one line; all of it as its tooltip. */
public final class ProblemLabel extends Label {
    private static final int SHOWN = 2;

    ProblemLabel(Problem problem) {
        super(WindowWords.sentence(problem));
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
        setTooltip(new Tooltip(WindowWords.describe(problem)));
    }

    /** Shows the first problems, and how many more there are. */
    public static void show(Pane notices, List<Problem> all) {
        notices.getChildren().clear();
        notices.setManaged(!all.isEmpty());
        all.stream().limit(SHOWN).forEach(problem -> notices.getChildren().add(new ProblemLabel(problem)));
        if (all.size() > SHOWN) {
            Label more = new Label(Texts.get("data.notices.more", all.size() - SHOWN));
            more.getStyleClass().addAll("text-small", "text-muted");
            notices.getChildren().add(more);
        }
    }
}
