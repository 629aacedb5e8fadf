package org.layerwise.ui.chart.draw;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.ChartViewport;
import org.layerwise.ui.fx.Theme;

/** What lies over a picture: crosshair, read-out, what a mark says, and the rectangle of a zoom in the making. */
final class Overlay extends Pane {
    private static final double DRAG = 4;
    private static final double BOTH = 14;

    private final Line crosshair = new Line();
    private final Circle point = new Circle(3.5);
    private final ReadoutPane readout = new ReadoutPane();
    private final Label mark = new Label();
    private final Rectangle frame = new Rectangle();
    private double startX;
    private double startY;

    Overlay() {
        setManaged(false);
        setMouseTransparent(true);
        crosshair.getStyleClass().add("chart-crosshair");
        point.getStyleClass().add("chart-point");
        mark.getStyleClass().add("chart-readout");
        mark.setWrapText(true);
        frame.getStyleClass().add("chart-zoom");
        getChildren().addAll(frame, crosshair, point, readout, mark);
        hide();
        frame.setVisible(false);
    }

    void hide() {
        crosshair.setVisible(false);
        point.setVisible(false);
        readout.setVisible(false);
        mark.setVisible(false);
    }

    void show(Readout at, PlotArea area, Theme theme) {
        double x = Math.clamp(area.toX(at.step()), area.x(), area.endX());
        crosshair.setStartX(x);
        crosshair.setEndX(x);
        crosshair.setStartY(area.y());
        crosshair.setEndY(area.endY());
        crosshair.setVisible(true);
        double y = area.toY(at.value());
        boolean inside = !Double.isNaN(y) && y >= area.y() - 1 && y <= area.endY() + 1;
        point.setVisible(inside);
        point.setCenterX(x);
        point.setCenterY(y);
        mark.setVisible(false);
        readout.show(at, theme);
        readout.setVisible(true);
        double height = Math.ceil(readout.prefHeight(-1));
        double top = inside && y < area.y() + height + 10
                ? Math.max(2, Math.min(y + 10, getHeight() - height - 2))
                : area.y() + 2;
        place(readout, x, top, Math.ceil(readout.prefWidth(-1)));
    }

    /** Shows what a mark says instead of a read-out. */
    void show(HitRegion of) {
        hide();
        mark.setText(of.text());
        mark.setVisible(true);
        double width = Math.min(Math.min(320, getWidth() - 8), Math.ceil(mark.prefWidth(-1)));
        double below = of.y() + of.height() + 8;
        double height = Math.ceil(mark.prefHeight(width));
        place(mark, of.x() - 10, below + height < getHeight() ? below : of.y() - height - 8, width);
    }

    /** Beside a place, within the picture. */
    private void place(Region what, double x, double top, double wide) {
        double width = Math.min(getWidth() - 4, wide);
        double left = x + 10 + width <= getWidth() - 2 ? x + 10 : x - 10 - width;
        what.resizeRelocate(
                Math.clamp(left, 2, Math.max(2, getWidth() - 2 - width)),
                Math.max(2, top),
                width,
                Math.ceil(what.prefHeight(width)));
    }

    void startFrame(double x, double y) {
        startX = x;
        startY = y;
    }

    /** The frame from where it started to here: over the full height unless it is dragged visibly up or down. */
    void dragFrame(PlotArea area, double x, double y) {
        double toX = Math.clamp(x, area.x(), area.endX());
        double toY = Math.clamp(y, area.y(), area.endY());
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
                area.stepAt(frame.getX()),
                area.stepAt(frame.getX() + frame.getWidth()),
                both ? area.valueAt(frame.getY() + frame.getHeight()) : before.yMin(),
                both ? area.valueAt(frame.getY()) : before.yMax());
    }

    void dropFrame() {
        frame.setVisible(false);
    }
}
