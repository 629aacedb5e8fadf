package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.ScatterPlot;

/** Draws points, their axes and, above them, the legend in as many lines as it takes, at most three. */
final class ScatterPainter {
    private static final double RADIUS = 2.6;

    private final StaticPainter on;
    private final ScatterPlot plot;

    ScatterPainter(StaticPainter on, ScatterPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        ScatterPlot.Guide guide = plot.guide();
        PlaneAxes axes = new PlaneAxes(
                on,
                range(ScatterPlot.Point::x, guide == null ? new double[0] : new double[] {guide.x1(), guide.x2()}),
                range(ScatterPlot.Point::y, guide == null ? new double[0] : new double[] {guide.y1(), guide.y2()}),
                4
                        + PlotLegend.paint(on, plot.groups(), (i, x, y) -> {
                            on.g.setColor(on.colors.series(i));
                            dot(i, x + 4, y, 4);
                        }),
                0);
        axes.paint(plot.xLabel(), plot.yLabel(), List.of());
        axes.frame();
        if (guide != null) {
            on.g.setColor(on.colors.muted());
            on.g.setStroke(CurvePainter.DASHED);
            on.g.draw(
                    new Line2D.Double(axes.x(guide.x1()), axes.y(guide.y1()), axes.x(guide.x2()), axes.y(guide.y2())));
            on.g.setStroke(CurvePainter.PLAIN);
        }
        for (ScatterPlot.Point point : plot.points()) {
            double atX = axes.x(point.x());
            double atY = axes.y(point.y());
            Color color = on.colors.series(point.group());
            on.g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 190));
            dot(point.group(), atX, atY, RADIUS);
            on.spots.add(new HitRegion(atX, atY, 0, 0, point.name(), point.pick()));
        }
    }

    private PlotRange range(ToDoubleFunction<ScatterPlot.Point> of, double... guide) {
        return PlotRange.of(DoubleStream.concat(plot.points().stream().mapToDouble(of), Arrays.stream(guide))
                .toArray());
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
}
