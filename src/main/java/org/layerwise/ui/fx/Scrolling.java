package org.layerwise.ui.fx;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** Scrolls to what was reached otherwise than by Tab, which JavaFX scrolls to by itself. */
public final class Scrolling {
    private Scrolling() {}

    /** Scrolls the pane that a node stands in, if there is one and the node is not whole in sight, until it is in the middle. */
    public static void reveal(Node node) {
        ScrollPane pane = pane(node);
        if (pane == null) {
            return;
        }
        Bounds window = pane.localToScene(pane.getBoundsInLocal());
        Bounds content = pane.getContent().localToScene(pane.getContent().getBoundsInLocal());
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        double hidden = content.getHeight() - window.getHeight();
        boolean seen = bounds.getMinY() >= window.getMinY() && bounds.getMaxY() <= window.getMaxY();
        if (!seen && hidden > 0) {
            double middle = bounds.getCenterY() - content.getMinY() - window.getHeight() / 2;
            pane.setVvalue(Math.clamp(middle / hidden, 0, 1));
        }
    }

    private static @Nullable ScrollPane pane(Node node) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                return pane;
            }
        }
        return null;
    }
}
