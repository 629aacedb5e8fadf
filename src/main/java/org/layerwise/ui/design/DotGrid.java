package org.layerwise.ui.design;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The canvas's dotted ground; its color comes from the style class {@code canvas-dot}. */
final class DotGrid extends Pane {
    private static final double STEP = 24;
    private static final double DOT = 1.5;

    private final Canvas canvas = new Canvas();
    private final Rectangle color = new Rectangle();
    private double zoom = 1;
    private double x;
    private double y;

    DotGrid() {
        color.getStyleClass().add("canvas-dot");
        color.setVisible(false);
        color.setManaged(false);
        color.fillProperty().addListener((observed, before, now) -> draw());
        setMouseTransparent(true);
        getChildren().addAll(canvas, color);
    }

    /** Follows the canvas: its origin is at (x, y) of the view. */
    void follow(double newZoom, double newX, double newY) {
        zoom = newZoom;
        x = newX;
        y = newY;
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        context.setFill(color.getFill());
        double step = zoom < 0.7 ? STEP * 2 * zoom : STEP * zoom;
        for (double px = positive(x, step); px < canvas.getWidth(); px += step) {
            for (double py = positive(y, step); py < canvas.getHeight(); py += step) {
                context.fillRect(px, py, DOT, DOT);
            }
        }
    }

    private static double positive(double value, double step) {
        double rest = value % step;
        return rest < 0 ? rest + step : rest;
    }
}
