package org.layerwise.ui.predict;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The line above a long form: finds a column, and turns to the next ones. Hidden where all fields are shown at once. */
final class FormBar extends HBox {
    private final TextField search = new TextField();
    private final Label place = new Label();
    private final Button before = button("predict-form-before", "fth-chevron-left", "predict.form.before");
    private final Button after = button("predict-form-after", "fth-chevron-right", "predict.form.after");
    private FormPane form = FormPane.EMPTY;

    FormBar() {
        super(8);
        setId("predict-form-bar");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("predict-form-search");
        search.setPromptText(Texts.get("predict.form.search"));
        search.setAccessibleText(Texts.get("predict.form.search"));
        search.textProperty().subscribe(text -> {
            form.search(text.strip());
            refresh();
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        place.setId("predict-form-place");
        place.getStyleClass().addAll("text-small", "text-muted");
        place.setMinWidth(USE_PREF_SIZE);
        before.setOnAction(event -> turn(-1));
        after.setOnAction(event -> turn(1));
        getChildren().setAll(search, place, before, after);
        show(FormPane.EMPTY);
    }

    private static Button button(String id, String icon, String help) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setTooltip(new Tooltip(Texts.get(help)));
        button.setAccessibleText(Texts.get(help));
        return button;
    }

    /** Follows a form from its beginning. */
    void show(FormPane other) {
        form = other;
        search.clear();
        setVisible(form.isLong());
        setManaged(form.isLong());
        refresh();
    }

    private void turn(int pages) {
        form.turn(pages);
        refresh();
    }

    private void refresh() {
        place.setText(Texts.get(
                "predict.form.place", Numbers.count(form.from()), Numbers.count(form.to()), Numbers.count(form.of())));
        before.setDisable(!form.hasBefore());
        after.setDisable(!form.hasAfter());
    }
}
