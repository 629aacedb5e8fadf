package org.layerwise.ui.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.layerwise.telemetry.MinMaxPyramid;

/** The lines and bands of a chart, each as one path, and marks at the edges for what has no place on the axis. */
final class SeriesLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final float BAND_OPACITY = 0.18f;

    private final transient List<Series> series;
    private final transient ChartColors colors;
    private final transient Extent extent;
    private final float width;

    SeriesLayer(List<Series> series, ChartColors colors, Extent extent, boolean live) {
        this.series = series;
        this.colors = colors;
        this.extent = extent;
        // Lines one pixel wide, not smoothed, are drawn several times as fast as any other.
        width = live ? 1 : 1.5f;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        PlotArea to = new PlotArea(
                area.getX(),
                area.getY(),
                area.getWidth(),
                area.getHeight(),
                extent.xMin(),
                extent.xMax(),
                extent.yMin(),
                extent.yMax());
        int columns =
                (int) Math.max(1, Math.round(area.getWidth() * g.getTransform().getScaleX()));
        int index = 0;
        for (Series one : series) {
            if (one.band) {
                band(g, one, to, columns, colors.series(index));
            }
            index++;
        }
        index = 0;
        for (Series one : series) {
            g.setColor(colors.series(index));
            g.setStroke(stroke(index));
            line(g, one, to, columns);
            marks(g, one, to);
            index++;
        }
    }

    private BasicStroke stroke(int index) {
        float[] dashes = ChartColors.dashes(index);
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
    }

    private void line(Graphics2D g, Series one, PlotArea to, int columns) {
        Polyline line = Polyline.of(one.steps, one.middle, one.size(), extent.xMin(), extent.xMax(), columns);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, line.count + 1);
        boolean pen = false;
        for (int i = 0; i < line.count; i++) {
            if (Double.isNaN(line.y[i])) {
                pen = false;
                continue;
            }
            double x = to.toX(line.x[i]);
            double y = to.toY(line.y[i]);
            if (pen) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                if (i + 1 == line.count || Double.isNaN(line.y[i + 1])) {
                    // A point with no neighbour would have no length.
                    g.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5));
                }
            }
            pen = true;
        }
        g.draw(path);
    }

    private void band(Graphics2D g, Series one, PlotArea to, int columns, Color color) {
        int size = one.size();
        Polyline high = edge(one, one.upper, size, columns);
        Polyline low = edge(one, one.lower, size, columns);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * high.count + 2);
        int count = Math.min(high.count, low.count);
        int start = 0;
        while (start < count) {
            if (Double.isNaN(high.y[start])) {
                start++;
                continue;
            }
            int end = start;
            while (end < count && !Double.isNaN(high.y[end])) {
                end++;
            }
            path.moveTo(to.toX(high.x[start]), to.toY(high.y[start]));
            for (int i = start + 1; i < end; i++) {
                path.lineTo(to.toX(high.x[i]), to.toY(high.y[i]));
            }
            for (int i = end - 1; i >= start; i--) {
                // On a logarithmic axis a band that reaches 0 reaches the lower edge.
                path.lineTo(to.toX(low.x[i]), Double.isNaN(low.y[i]) ? to.y() + to.height() : to.toY(low.y[i]));
            }
            path.closePath();
            start = end;
        }
        Composite before = g.getComposite();
        g.setComposite(AlphaComposite.SrcOver.derive(BAND_OPACITY));
        g.setColor(color);
        g.fill(path);
        g.setComposite(before);
    }

    /** One corner per pixel column: the outermost value, so that the band covers all that it should. */
    private Polyline edge(Series one, MinMaxPyramid values, int size, int columns) {
        return Polyline.outline(one.steps, values, size, extent.xMin(), extent.xMax(), columns, values == one.upper);
    }

    private void marks(Graphics2D g, Series one, PlotArea to) {
        int size = one.markSteps.size();
        int first = one.markSteps.lowerBound(extent.xMin(), size);
        int last = one.markSteps.lowerBound(Math.nextUp(extent.xMax()), size);
        double[] drawn = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = first; i < last; i++) {
            int kind = (int) one.markKinds.get(i);
            double x = Math.rint(to.toX(one.markSteps.get(i)));
            if (x < drawn[kind + 1] + 9) {
                continue;
            }
            drawn[kind + 1] = x;
            double edge = kind == Series.ABOVE ? to.y() : to.y() + to.height();
            double inward = kind == Series.ABOVE ? 7 : -7;
            Path2D triangle = new Path2D.Double();
            triangle.moveTo(x, edge);
            triangle.lineTo(x - 4, edge + inward);
            triangle.lineTo(x + 4, edge + inward);
            triangle.closePath();
            if (kind == Series.NON_POSITIVE) {
                g.draw(triangle);
            } else {
                g.fill(triangle);
            }
        }
    }
}
