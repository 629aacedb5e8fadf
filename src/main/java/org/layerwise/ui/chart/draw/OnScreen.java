package org.layerwise.ui.chart.draw;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/** Whether a chart can be seen: what cannot is not drawn. */
final class OnScreen {
    private OnScreen() {}

    /** In a showing window, with a size, and neither it nor a parent hidden, as in another tab. */
    static boolean isShown(Region chart) {
        Scene scene = chart.getScene();
        if (scene == null || scene.getWindow() == null || !scene.getWindow().isShowing()) {
            return false;
        }
        for (Node node = chart; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return chart.getWidth() > 0 && chart.getHeight() > 0;
    }

    /** Device pixels per logical pixel where it is. */
    static double scale(Region chart) {
        Scene scene = chart.getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getOutputScaleX();
    }
}
