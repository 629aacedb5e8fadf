package org.layerwise.ui.chart.draw;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.ChartViewport;

/** What lies over a picture: crosshair, read-out and the rectangle of a zoom in the making. */
final class Overlay extends Pane {
    private static final double DRAG = 4;
    private static final double BOTH = 14;

    private final Line crosshair = new Line();
    private final Circle point = new Circle(3.5);
    private final Label text = new Label();
    private final Rectangle frame = new Rectangle();
    private double startX;
    private double startY;

    Overlay() {
        setManaged(false);
        setMouseTransparent(true);
        crosshair.getStyleClass().add("chart-crosshair");
        point.getStyleClass().add("chart-point");
        text.getStyleClass().add("chart-readout");
        frame.getStyleClass().add("chart-zoom");
        getChildren().addAll(frame, crosshair, point, text);
        hide();
        frame.setVisible(false);
    }

    void hide() {
        crosshair.setVisible(false);
        point.setVisible(false);
        text.setVisible(false);
    }

    void show(Readout readout, PlotArea area) {
        double x = Math.clamp(area.toX(readout.x()), area.x(), area.x() + area.width());
        crosshair.setStartX(x);
        crosshair.setEndX(x);
        crosshair.setStartY(area.y());
        crosshair.setEndY(area.y() + area.height());
        crosshair.setVisible(true);
        double y = area.toY(readout.y());
        boolean inside = !Double.isNaN(y) && y >= area.y() - 1 && y <= area.y() + area.height() + 1;
        point.setVisible(inside);
        point.setCenterX(x);
        point.setCenterY(y);
        text.setText(readout.text());
        text.setVisible(true);
        double width = Math.min(getWidth() - 4, Math.ceil(text.prefWidth(-1)));
        double height = Math.ceil(text.prefHeight(-1));
        double left = x + 10 + width <= getWidth() - 2 ? x + 10 : x - 10 - width;
        text.resizeRelocate(
                Math.clamp(left, 2, Math.max(2, getWidth() - 2 - width)),
                inside && y < area.y() + height + 10
                        ? Math.min(y + 10, area.y() + area.height() - height)
                        : area.y() + 2,
                width,
                height);
    }

    void startFrame(double x, double y) {
        startX = x;
        startY = y;
    }

    /** The frame from where it started to here: over the full height unless it is dragged visibly up or down. */
    void dragFrame(PlotArea area, double x, double y) {
        double toX = Math.clamp(x, area.x(), area.x() + area.width());
        double toY = Math.clamp(y, area.y(), area.y() + area.height());
        boolean both = Math.abs(toY - startY) > BOTH;
        frame.setX(Math.min(startX, toX));
        frame.setWidth(Math.abs(toX - startX));
        frame.setY(both ? Math.min(startY, toY) : area.y());
        frame.setHeight(both ? Math.abs(toY - startY) : area.height());
        frame.setVisible(Math.abs(toX - startX) > DRAG);
    }

    /** The part of the axes within the frame, or null when there is none worth zooming to; the frame goes. */
    @Nullable
    ChartViewport endFrame(PlotArea area, ChartViewport before) {
        if (!frame.isVisible()) {
            return null;
        }
        frame.setVisible(false);
        boolean both = frame.getHeight() < area.height();
        return new ChartViewport(
                area.placeX(frame.getX()),
                area.placeX(frame.getX() + frame.getWidth()),
                both ? area.placeY(frame.getY() + frame.getHeight()) : before.yMin(),
                both ? area.placeY(frame.getY()) : before.yMax());
    }

    void dropFrame() {
        frame.setVisible(false);
    }
}
