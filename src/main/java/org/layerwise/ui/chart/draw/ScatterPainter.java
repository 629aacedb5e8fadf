package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.ScatterPlot;

/** Draws points, their axes and, above them, the legend in as many lines as it takes, at most three. */
final class ScatterPainter {
    private static final double RADIUS = 2.6;
    private static final int LEGEND_LINES = 3;
    private static final double ENTRY = 150;

    private final StaticPainter on;
    private final ScatterPlot plot;

    ScatterPainter(StaticPainter on, ScatterPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        double top = 4 + legend();
        double[] x =
                range(plot.points().stream().mapToDouble(ScatterPlot.Point::x).toArray());
        double[] y =
                range(plot.points().stream().mapToDouble(ScatterPlot.Point::y).toArray());
        double bottom = on.ticks.getHeight() + on.labels.getHeight() + 10;
        double plotHeight = Math.max(20, on.height - top - bottom);
        double unitY = AxisTick.unit(y[1] - y[0], plotHeight / 40);
        double left = widest(y, unitY) + on.labels.getHeight() + 12;
        double plotWidth = Math.max(20, on.width - left - 14);
        double unitX = AxisTick.unit(x[1] - x[0], plotWidth / 60);
        axis(x, unitX, left, top, plotWidth, plotHeight, true);
        axis(y, unitY, left, top, plotWidth, plotHeight, false);
        on.g.setColor(on.colors.axis());
        on.g.draw(new Rectangle2D.Double(left, top, plotWidth, plotHeight));
        for (ScatterPlot.Point point : plot.points()) {
            double atX = left + (point.x() - x[0]) / (x[1] - x[0]) * plotWidth;
            double atY = top + (y[1] - point.y()) / (y[1] - y[0]) * plotHeight;
            Color color = on.colors.series(point.group());
            on.g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 190));
            dot(point.group(), atX, atY, RADIUS);
            on.spots.add(new HitRegion(atX, atY, 0, 0, point.name()));
        }
        on.centered(
                ChartPainter.fit(plot.xLabel(), on.labels, plotWidth),
                left + plotWidth / 2,
                on.height - 5,
                StaticPainter.LABELS,
                on.colors.muted());
        on.turned(
                ChartPainter.fit(plot.yLabel(), on.labels, plotHeight),
                on.labels.getAscent() + 2,
                top + plotHeight / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    /** The height it takes. */
    private double legend() {
        double line = on.labels.getHeight() + 3;
        double x = 10;
        int lines = plot.groups().isEmpty() ? 0 : 1;
        for (int i = 0; i < plot.groups().size(); i++) {
            String name = ChartPainter.fit(plot.groups().get(i), on.labels, ENTRY);
            double wide = on.labels.stringWidth(name) + 28;
            if (x + wide > on.width - 40 && x > 10) {
                if (lines == LEGEND_LINES) {
                    on.text(
                            "… " + (plot.groups().size() - i),
                            x,
                            lines * line - 3,
                            StaticPainter.LABELS,
                            on.colors.muted());
                    break;
                }
                lines++;
                x = 10;
            }
            double baseline = lines * line - 3;
            on.g.setColor(on.colors.series(i));
            dot(i, x + 4, baseline - 4, 4);
            on.text(name, x + 13, baseline, StaticPainter.LABELS, on.colors.text());
            x += wide;
        }
        return lines * line + 4;
    }

    /** The second eight groups have the first's colors, as rings. */
    private void dot(int group, double x, double y, double radius) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        if (group / ChartColors.COUNT % 2 == 0) {
            on.g.fill(circle);
        } else {
            on.g.draw(circle);
        }
    }

    private static double[] range(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (min > max) {
            return new double[] {0, 1};
        }
        double air = max > min ? 0.04 * (max - min) : 1;
        return new double[] {min - air, max + air};
    }

    private double widest(double[] range, double unit) {
        double widest = 0;
        for (double at : places(range, unit)) {
            widest = Math.max(widest, on.ticks.stringWidth(label(at, unit, range)));
        }
        return widest;
    }

    private static List<Double> places(double[] range, double unit) {
        List<Double> places = new java.util.ArrayList<>();
        for (long n = (long) Math.ceil(range[0] / unit); n * unit <= range[1]; n++) {
            places.add(n * unit);
        }
        return places;
    }

    private static String label(double at, double unit, double[] range) {
        return ChartNumbers.tick(at, unit, Math.max(Math.abs(range[0]), Math.abs(range[1])));
    }

    private void axis(double[] range, double unit, double left, double top, double wide, double high, boolean across) {
        for (double at : places(range, unit)) {
            double share = (at - range[0]) / (range[1] - range[0]);
            on.g.setColor(on.colors.grid());
            String label = label(at, unit, range);
            if (across) {
                double x = left + share * wide;
                on.g.draw(new Line2D.Double(x, top, x, top + high));
                on.centered(label, x, top + high + on.ticks.getAscent() + 4, StaticPainter.TICKS, on.colors.muted());
            } else {
                double y = top + (1 - share) * high;
                on.g.draw(new Line2D.Double(left, y, left + wide, y));
                on.ending(label, left - 5, y + on.ticks.getAscent() / 2.0 - 1, StaticPainter.TICKS, on.colors.muted());
            }
        }
    }
}
