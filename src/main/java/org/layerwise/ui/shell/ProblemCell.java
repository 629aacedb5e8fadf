package org.layerwise.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.ui.fx.WindowWords;

/** A problem: how bad, where, what, and what to do. */
final class ProblemCell extends ListCell<Problem> {
    private final FontIcon icon = new FontIcon("fth-info");
    private final Label place = new Label();
    private final Label text = new Label();
    private final Label hint = new Label();
    private final HBox row;

    ProblemCell() {
        place.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        text.setWrapText(true);
        hint.setWrapText(true);
        VBox words = new VBox(2, place, text, hint);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        row = new HBox(10, icon, words);
        row.getStyleClass().add("problem");
        setPrefWidth(0);
    }

    static String icon(Severity severity) {
        return switch (severity) {
            case NOTE -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case ERROR -> "fth-alert-octagon";
        };
    }

    static String style(Severity severity) {
        return switch (severity) {
            case NOTE -> "note";
            case WARNING -> "caution";
            case ERROR -> "fault";
        };
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
        super.updateItem(problem, empty);
        if (empty || problem == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(icon(problem.severity()));
        icon.getStyleClass().removeAll("note", "caution", "fault");
        icon.getStyleClass().add(style(problem.severity()));
        show(place, WindowWords.place(problem));
        show(text, WindowWords.message(problem));
        show(hint, WindowWords.hint(problem));
        setAccessibleText(WindowWords.describe(problem));
        setGraphic(row);
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setManaged(!text.isEmpty());
        label.setVisible(!text.isEmpty());
    }
}
