package org.layerwise.ui.data.steps;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.step.Step;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** One step: what it does, its parameters, its place. */
final class StepCard extends VBox {
    private final StepsViewModel model;
    private final int place;
    private final Class<?> type;
    private final RecordSheet sheet;
    private final Button up;
    private final Button down;
    private final Button remove;

    StepCard(StepsViewModel model, int place, Step step) {
        this.model = model;
        this.place = place;
        this.type = step.getClass();
        KindInfo<Step> kind = StepsViewModel.kind(step);
        getStyleClass().add("step-card");
        setId("data-step-" + place);
        Label title = new Label(place + 1 + "  " + kind.title());
        title.getStyleClass().add("step-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        up = button("up", "fth-arrow-up", kind, () -> model.move(place, place - 1));
        down = button("down", "fth-arrow-down", kind, () -> model.move(place, place + 1));
        remove = button("remove", "fth-x", kind, () -> model.remove(place));
        HBox head = new HBox(title, up, down, remove);
        head.getStyleClass().add("step-head");
        Label doc = new Label(kind.doc());
        doc.getStyleClass().add("sheet-doc");
        doc.setWrapText(true);
        doc.setMinHeight(Region.USE_PREF_SIZE);
        sheet = new RecordSheet(new SheetContext("data-step-" + place), (name, now) -> model.change(place, (Step) now));
        getChildren().setAll(head, doc);
        if (!kind.parameters().isEmpty()) {
            getChildren().add(sheet);
        }
    }

    private Button button(String what, String icon, KindInfo<Step> kind, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId("data-step-" + place + "-" + what);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        String text = Texts.get(
                switch (what) {
                    case "up" -> "data.steps.up";
                    case "down" -> "data.steps.down";
                    default -> "data.steps.remove";
                },
                kind.title());
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }

    boolean isOf(Step step) {
        return step.getClass() == type;
    }

    /** Shows the step as it now stands. */
    void show(Step step) {
        sheet.show((Record) step);
        up.setDisable(!model.canMove(place, place - 1));
        down.setDisable(!model.canMove(place, place + 1));
        remove.setDisable(!model.canRemove(place));
    }
}
