package org.layerwise.ui.data.steps;

import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

/** A small scatter plot with the same scale in both directions, so that its form is that of the rows. */
final class ScatterThumbnail extends Pane {
    private static final double DOT = 2;
    private static final double MARGIN = 5;

    private final double room;
    private final Path dots = new Path();

    /** @param room its width and height */
    ScatterThumbnail(double room) {
        this.room = room;
        getStyleClass().addAll("shape", "dots");
        setMinSize(room, room);
        setPrefSize(room, room);
        setMaxSize(room, room);
        Rectangle frame = new Rectangle(0.5, 0.5, room - 1, room - 1);
        frame.getStyleClass().add("frame");
        dots.getStyleClass().add("numbers");
        getChildren().setAll(frame, dots);
    }

    /** Shows points, their middle in the middle. */
    void show(float[] xs, float[] ys) {
        dots.getElements().clear();
        double[] x = range(xs);
        double[] y = range(ys);
        double extent = Math.max(x[1] - x[0], y[1] - y[0]);
        double unit = extent > 0 ? (room - 2 * MARGIN) / extent : 0;
        for (int i = 0; i < xs.length; i++) {
            double left = room / 2 + (xs[i] - (x[0] + x[1]) / 2) * unit - DOT / 2;
            double top = room / 2 - (ys[i] - (y[0] + y[1]) / 2) * unit - DOT / 2;
            dots.getElements()
                    .addAll(
                            new MoveTo(left, top),
                            new HLineTo(left + DOT),
                            new VLineTo(top + DOT),
                            new HLineTo(left),
                            new ClosePath());
        }
    }

    private static double[] range(float[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new double[] {min, max};
    }
}
