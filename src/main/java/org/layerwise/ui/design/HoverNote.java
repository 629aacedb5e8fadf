package org.layerwise.ui.design;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** A line beside the pointer that says what letting go would do, or why it would do nothing. */
final class HoverNote extends Pane {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double BESIDE = 16;
    private static final double MAX_WIDTH = 280;

    private final Label label = new Label();

    HoverNote() {
        label.setId("design-hover-note");
        label.getStyleClass().add("hover-note");
        label.setWrapText(true);
        label.setMaxWidth(MAX_WIDTH);
        label.setVisible(false);
        label.setManaged(false);
        getChildren().add(label);
    }

    /** Shows a text beside a point of the view, wholly within it. */
    void show(CanvasPoint point, String text, boolean refused) {
        label.setText(text);
        label.pseudoClassStateChanged(REFUSED, refused);
        label.setVisible(!text.isEmpty());
        label.applyCss();
        double width = Math.min(MAX_WIDTH, label.prefWidth(-1));
        double height = label.prefHeight(width);
        label.resizeRelocate(
                Math.max(0, Math.min(point.x() + BESIDE, getWidth() - width - 4)),
                Math.max(0, Math.min(point.y() + BESIDE, getHeight() - height - 4)),
                width,
                height);
    }

    void hide() {
        label.setVisible(false);
    }
}
