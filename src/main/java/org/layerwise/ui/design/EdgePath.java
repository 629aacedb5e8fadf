package org.layerwise.ui.design;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import org.jspecify.annotations.Nullable;

/** A connection on the canvas. */
final class EdgePath extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass FLOWING = PseudoClass.getPseudoClass("flowing");
    private static final double CORNER = 10;

    /** Steps from the faintest flow to the strongest. */
    static final int LEVELS = 8;

    private final Path halo = path("edge-halo");
    private final Path line = path("edge-line");
    private final Path flow = path("edge-flow");
    private String flowing = "";
    private @Nullable EdgeRoute route;

    EdgePath() {
        setMouseTransparent(true);
        getStyleClass().add("edge");
        getChildren().addAll(halo, line, flow);
        flow.setVisible(false);
    }

    private static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        return path;
    }

    void show(EdgeRoute other) {
        if (other.equals(route)) {
            return;
        }
        route = other;
        line.getElements().setAll(elements(other));
        halo.getElements().setAll(elements(other));
        flow.getElements().setAll(elements(other));
    }

    /**
     * Shows how much flows over the connection.
     *
     * @param kind a style class: {@code signal}
     * @param level 0 for the faintest to {@link #LEVELS}; −1 where it is not known, and for nothing
     */
    void showFlow(String kind, int level) {
        String now = level < 0 ? "" : kind + " level-" + level;
        if (now.equals(flowing)) {
            return;
        }
        flowing = now;
        flow.setVisible(level >= 0);
        pseudoClassStateChanged(FLOWING, level >= 0);
        if (level >= 0) {
            flow.getStyleClass().setAll("edge-flow", kind, "level-" + level);
        }
    }

    /** What {@link #showFlow} shows: its kind and its level; empty for nothing. */
    String flowing() {
        return flowing;
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Marks the edge as one that a layer would be spliced into. */
    void setTarget(boolean target) {
        pseudoClassStateChanged(TARGET, target);
    }

    double distance(CanvasPoint point) {
        return route == null ? Double.MAX_VALUE : route.distance(point);
    }

    private static List<PathElement> elements(EdgeRoute route) {
        List<PathElement> elements = new java.util.ArrayList<>();
        CanvasPoint start = route.start();
        CanvasPoint end = route.end();
        elements.add(new MoveTo(start.x(), start.y()));
        if (route.curved()) {
            double bend = EdgeRoute.bend(start, end);
            elements.add(new CubicCurveTo(start.x() + bend, start.y(), end.x() - bend, end.y(), end.x(), end.y()));
            return elements;
        }
        List<CanvasPoint> points = route.points();
        for (int i = 1; i < points.size() - 1; i++) {
            CanvasPoint corner = points.get(i);
            double before = corner.distance(points.get(i - 1)) / 2;
            double after = corner.distance(points.get(i + 1)) / 2;
            double radius = Math.min(CORNER, Math.min(before, after));
            CanvasPoint from = towards(corner, points.get(i - 1), radius);
            CanvasPoint to = towards(corner, points.get(i + 1), radius);
            elements.add(new LineTo(from.x(), from.y()));
            elements.add(new QuadCurveTo(corner.x(), corner.y(), to.x(), to.y()));
        }
        elements.add(new LineTo(end.x(), end.y()));
        return elements;
    }

    private static CanvasPoint towards(CanvasPoint from, CanvasPoint to, double by) {
        double distance = from.distance(to);
        return distance == 0
                ? from
                : from.plus((to.x() - from.x()) * by / distance, (to.y() - from.y()) * by / distance);
    }
}
