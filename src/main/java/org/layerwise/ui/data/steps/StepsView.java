package org.layerwise.ui.data.steps;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.step.Step;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.fx.Texts;

/** The steps of the chosen column: added, removed, moved, changed, and what comes of them. Hidden while none is chosen. */
public final class StepsView {
    private final StepsViewModel model;
    private final VBox box;
    private final Label title = new Label();
    private final Label none = new Label();
    private final VBox cards = new VBox(6);
    private final MenuButton add = new MenuButton(Texts.get("data.steps.add"), new FontIcon("fth-plus"));
    private final Button clear = new Button(Texts.get("data.steps.clear"));
    private final Button close = new Button(null, new FontIcon("fth-x"));
    private final PreviewView preview = new PreviewView();

    /** @param box takes everything */
    public StepsView(StepsViewModel model, VBox box) {
        this.model = model;
        this.box = box;
        title.getStyleClass().add("section-title");
        title.setId("data-steps-title");
        none.getStyleClass().addAll("text-small", "text-muted");
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        add.setId("data-steps-add");
        add.getStyleClass().add("small");
        add.setTooltip(new Tooltip(Texts.get("data.steps.add.help")));
        clear.setId("data-steps-clear");
        clear.getStyleClass().addAll("small", "flat");
        clear.setTooltip(new Tooltip(Texts.get("data.steps.clear.help")));
        clear.setOnAction(event -> model.clear());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        close.setId("data-steps-close");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText(Texts.get("data.steps.close"));
        close.setTooltip(new Tooltip(Texts.get("data.steps.close")));
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(4, title, close);
        head.getStyleClass().add("step-head");
        box.getChildren().setAll(head, preview, none, cards, new HBox(8, add, gap, clear));
        model.changes().subscribe(this::refresh);
    }

    /** Goes to another column; an empty name for none. */
    public void show(String column) {
        model.choose(column);
    }

    /** What is done when nobody wants to see a column's steps any more. */
    public void onClose(Runnable action) {
        close.setOnAction(event -> action.run());
    }

    private void refresh() {
        ColumnSpec spec = model.chosen().orElse(null);
        box.setVisible(spec != null);
        box.setManaged(spec != null);
        if (spec == null) {
            return;
        }
        List<Step> steps = model.steps();
        title.setText(Texts.get("data.steps.title", spec.name()));
        none.setText(ChoiceTexts.preparation(spec.type()));
        none.setVisible(steps.isEmpty());
        none.setManaged(steps.isEmpty());
        clear.setVisible(!steps.isEmpty());
        showCards(spec, steps);
        add.getItems().setAll(model.offered().stream().map(this::item).toList());
        preview.show(spec, model.preview(), model.isSettled());
    }

    /** Cards stay while the kinds of the steps do, so that typing goes on undisturbed. */
    private void showCards(ColumnSpec spec, List<Step> steps) {
        boolean same =
                spec.name().equals(cards.getUserData()) && cards.getChildren().size() == steps.size();
        for (int i = 0; same && i < steps.size(); i++) {
            same = ((StepCard) cards.getChildren().get(i)).isOf(steps.get(i));
        }
        if (!same) {
            List<StepCard> fresh = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                fresh.add(new StepCard(model, i, steps.get(i)));
            }
            cards.setUserData(spec.name());
            cards.getChildren().setAll(fresh);
        }
        for (int i = 0; i < steps.size(); i++) {
            ((StepCard) cards.getChildren().get(i)).show(steps.get(i));
        }
    }

    private MenuItem item(KindInfo<Step> kind) {
        MenuItem item = new MenuItem(kind.title());
        item.setId("data-steps-add-" + kind.id());
        item.setOnAction(event -> model.add(kind));
        return item;
    }
}
