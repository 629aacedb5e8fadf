package org.layerwise.ui.data;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.augment.Augmentation;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** One change of training images: what it does and its parameters. */
final class AugmentationCard extends VBox {
    private final Class<?> type;
    private final RecordSheet sheet;

    AugmentationCard(AugmentationViewModel model, int place, Augmentation augmentation) {
        this.type = augmentation.getClass();
        KindInfo<Augmentation> kind = AugmentationViewModel.kind(augmentation);
        String id = "data-augment-" + place;
        setId(id);
        getStyleClass().addAll("step-card", "augment-card");
        Label title = new Label(kind.title());
        title.getStyleClass().add("step-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.setId(id + "-remove");
        remove.getStyleClass().addAll("button-icon", "flat", "small");
        String help = Texts.get("data.augment.remove", kind.title());
        remove.setAccessibleText(help);
        remove.setTooltip(new Tooltip(help));
        remove.setOnAction(event -> model.remove(place));
        HBox head = new HBox(title, remove);
        head.getStyleClass().add("step-head");
        Label doc = new Label(kind.doc());
        doc.getStyleClass().add("sheet-doc");
        doc.setWrapText(true);
        doc.setMinHeight(Region.USE_PREF_SIZE);
        sheet = new RecordSheet(new SheetContext(id), (name, now) -> model.change(place, (Augmentation) now));
        getChildren().setAll(head, doc, sheet);
    }

    boolean isOf(Augmentation augmentation) {
        return augmentation.getClass() == type;
    }

    /** Shows the parameters as they now stand. */
    void show(Augmentation augmentation) {
        sheet.show((Record) augmentation);
    }
}
