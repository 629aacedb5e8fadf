package org.layerwise.ui.design;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The card that follows the pointer from the palette. */
final class GhostLayer extends Pane {
    private final Label card = new Label();

    GhostLayer() {
        setMouseTransparent(true);
        setManaged(false);
        card.setId("design-ghost");
        card.getStyleClass().add("ghost-card");
        card.setVisible(false);
        card.setManaged(false);
        getChildren().add(card);
    }

    void show(PaletteItem item, double sceneX, double sceneY) {
        if (!card.isVisible()) {
            card.setText(item.title());
            card.setGraphic(GroupLook.icon(item.group()));
            card.getStyleClass().setAll("label", "ghost-card", GroupLook.styleClass(item.group()));
            card.setVisible(true);
        }
        Point2D at = sceneToLocal(sceneX, sceneY);
        card.resizeRelocate(
                at.getX() - CardModel.WIDTH / 2, at.getY() - CardModel.PORT_Y / 2, CardModel.WIDTH, CardModel.PORT_Y);
    }

    void hide() {
        card.setVisible(false);
    }
}
