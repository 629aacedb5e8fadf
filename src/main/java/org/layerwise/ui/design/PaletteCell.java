package org.layerwise.ui.design;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** One item of the palette. */
final class PaletteCell extends HBox {
    private static final double TOOLTIP_WIDTH = 320;

    private final PaletteItem item;

    PaletteCell(PaletteItem item) {
        super(10);
        this.item = item;
        setId("design-palette-" + item.id());
        getStyleClass().addAll("palette-cell", GroupLook.styleClass(item.group()));
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(item.title());
        setAccessibleHelp(item.doc());
        getChildren().addAll(GroupLook.icon(item.group()), new Label(item.title()));
        Tooltip tooltip = new Tooltip(item.paper().isEmpty() ? item.doc() : item.doc() + "\n\n" + item.paper());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        tooltip.setShowDelay(Duration.millis(600));
        Tooltip.install(this, tooltip);
    }

    PaletteItem item() {
        return item;
    }
}
