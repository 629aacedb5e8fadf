package org.layerwise.ui.runs;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.TableCell;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.chart.draw.SeriesSwatch;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Theme;

/** A run's monitored loss over its epochs, as a small line; the lowest point is marked. */
final class Sparkline extends TableCell<RunEntry, RunInfo> {
    private static final double WIDTH = 80;
    private static final double HEIGHT = 20;
    private static final double EDGE = 2.5;

    private final ObservableValue<Theme> theme;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private List<Float> drawn = List.of();
    private @Nullable Theme drawnIn;

    Sparkline(ObservableValue<Theme> theme) {
        this.theme = theme;
        getStyleClass().add("runs-sparkline");
        setGraphic(canvas);
        theme.addListener((observed, before, now) -> draw());
    }

    @Override
    protected void updateItem(@Nullable RunInfo run, boolean nothing) {
        super.updateItem(run, nothing);
        draw();
    }

    private void draw() {
        RunInfo run = getItem();
        List<Float> curve = run == null || isEmpty() ? List.of() : run.curve();
        Theme now = theme.getValue();
        if (curve.equals(drawn) && now == drawnIn) {
            return;
        }
        drawn = curve;
        drawnIn = now;
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, WIDTH, HEIGHT);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : curve) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            return;
        }
        Color ink = SeriesSwatch.color(SeriesLook.of(0), now);
        pen.setStroke(ink);
        pen.setFill(ink);
        pen.setLineWidth(1.4);
        line(pen, curve, low, high);
    }

    private static void line(GraphicsContext pen, List<Float> curve, float low, float high) {
        boolean down = false;
        double lowX = 0;
        pen.beginPath();
        for (int i = 0; i < curve.size(); i++) {
            float value = curve.get(i);
            double x = curve.size() == 1 ? WIDTH / 2 : EDGE + (WIDTH - 2 * EDGE) * i / (curve.size() - 1);
            double y = y(value, low, high);
            if (!Float.isFinite(value)) {
                down = false;
            } else if (down) {
                pen.lineTo(x, y);
            } else {
                pen.moveTo(x, y);
                down = true;
            }
            if (value == low) {
                lowX = x;
            }
        }
        pen.stroke();
        double y = y(low, low, high);
        pen.fillOval(lowX - 2, y - 2, 4, 4);
    }

    private static double y(float value, float low, float high) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }
}
