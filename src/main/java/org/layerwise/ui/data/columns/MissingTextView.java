package org.layerwise.ui.data.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.ui.fx.Texts;

/** A text to be taken for "no value" in several columns: one of those that may mean it, or any that is typed. */
final class MissingTextView extends VBox {
    private static final double WIDTH = 132;

    private final ComboBox<String> text = new ComboBox<>();
    private final Button take = new Button(Texts.get("data.several.missing.take"));
    private final Label where = new Label();
    private Map<String, Integer> offered = Map.of();
    private int columns;

    /** @param taken told of the text */
    MissingTextView(Consumer<String> taken) {
        super(6);
        Label title = new Label(Texts.get("data.several.missing"));
        title.setLabelFor(text);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        text.setId("data-several-missing");
        text.setEditable(true);
        text.setMinWidth(WIDTH);
        text.setPrefWidth(WIDTH);
        text.setPromptText(Texts.get("data.several.missing.prompt"));
        text.setTooltip(new Tooltip(Texts.get("data.several.missing.help")));
        text.setAccessibleText(Texts.get("data.several.missing.help"));
        take.setId("data-several-missing-take");
        take.getStyleClass().add("small");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setTooltip(new Tooltip(Texts.get("data.several.missing.take.help")));
        take.setOnAction(event -> taken.accept(typed()));
        where.setId("data-several-missing-where");
        where.getStyleClass().addAll("text-small", "text-muted");
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, title, text);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox action = new HBox(8, where, take);
        action.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        where.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(where, Priority.ALWAYS);
        getChildren().setAll(line, action);
        text.getEditor().textProperty().subscribe(this::describe);
    }

    private String typed() {
        String now = text.getEditor().getText();
        return now == null ? "" : now.strip();
    }

    /**
     * Offers texts; the first is filled in where nothing else was typed.
     *
     * @param texts with in how many of the columns each is
     * @param of how many columns there are
     */
    void show(Map<String, Integer> texts, int of) {
        boolean replaced = typed().isEmpty() || offered.containsKey(typed());
        boolean same = List.copyOf(texts.entrySet()).equals(List.copyOf(offered.entrySet()));
        offered = new LinkedHashMap<>(texts);
        columns = of;
        if (!same) {
            List<String> items = List.copyOf(offered.keySet());
            text.getItems().setAll(items);
            if (replaced) {
                String first = items.isEmpty() ? "" : items.getFirst();
                text.setValue(first);
                text.getEditor().setText(first);
            }
        }
        describe();
    }

    private void describe() {
        String now = typed();
        take.setDisable(now.isEmpty() || columns == 0);
        Integer in = offered.get(now);
        where.setText(
                in != null
                        ? Texts.get("data.several.missing.where", in, columns)
                        : Texts.get("data.several.missing.none"));
        where.setVisible(in != null || offered.isEmpty() && now.isEmpty());
    }
}
