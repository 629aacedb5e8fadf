package org.layerwise.ui.chart.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.MinMaxPyramid;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.chart.model.SeriesLook;

/** The lines and bands of a chart, each as one path, and marks at the edges for what has no place on the axis. */
final class SeriesLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final float BAND_OPACITY = 0.18f;

    /** More bands than these would hide each other: only their edges are drawn. */
    private static final int MOST_FILLED = 5;

    private static final float EDGE_OPACITY = 0.55f;

    /** Opacity of lines that stand back. */
    static final float FAINT = 0.4f;

    private final transient List<Series> series;
    private final transient @Nullable ReferenceBand guide;
    private final transient AxisScale scale;
    private final transient ChartColors colors;
    private final transient Extent extent;
    private final float width;

    SeriesLayer(SeriesList list, ChartColors colors, Extent extent, boolean live) {
        series = list.shown();
        guide = list.guide();
        scale = list.scale();
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
        if (guide != null) {
            guide(g, guide, to);
        }
        boolean many = series.size() > MOST_FILLED;
        for (Series one : series) {
            if (one.band) {
                band(g, one, to, columns, many && !one.emphasized);
            }
        }
        Composite before = g.getComposite();
        for (Series one : series) {
            g.setColor(colors.series(one.look.color()));
            g.setStroke(stroke(one.look));
            if (one.look.faint()) {
                g.setComposite(AlphaComposite.SrcOver.derive(FAINT));
            }
            line(g, one, to, columns);
            g.setComposite(before);
            marks(g, one, to);
        }
        if (guide != null) {
            guideName(g, guide, to);
        }
    }

    private void guide(Graphics2D g, ReferenceBand marked, PlotArea to) {
        double top = Math.max(to.y(), to.toY(scale.place(marked.high())));
        double bottom = Math.min(to.y() + to.height(), to.toY(scale.place(marked.low())));
        if (bottom > top) {
            g.setColor(colors.guide());
            g.fill(new Rectangle2D.Double(to.x(), top, to.width(), bottom - top));
        }
        double y = to.toY(scale.place(marked.value()));
        if (y > to.y() + 12 && y < to.y() + to.height()) {
            g.setColor(colors.muted());
            g.setStroke(stroke(new SeriesLook(0, SeriesLook.Dash.DOTTED, false)));
            g.draw(new Line2D.Double(to.x(), y, to.x() + to.width(), y));
        }
    }

    /** The guide's name in the upper corner of its range, over whatever lines pass there. */
    private void guideName(Graphics2D g, ReferenceBand marked, PlotArea to) {
        double top = Math.max(to.y(), to.toY(scale.place(marked.high())));
        if (top < to.y() || top > to.y() + to.height() - 16) {
            return;
        }
        g.setFont(BundledFont.REGULAR.awt(10));
        double wide = g.getFontMetrics().stringWidth(marked.name());
        double left = to.x() + to.width() - wide - 8;
        g.setColor(colors.card());
        g.fill(new Rectangle2D.Double(left - 3, top + 3, wide + 6, 14));
        g.setColor(colors.muted());
        g.drawString(marked.name(), (float) left, (float) top + 14);
    }

    private BasicStroke stroke(SeriesLook look) {
        float[] dashes = look.dash().pixels();
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
                    // A point with no neighbor would have no length.
                    g.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5));
                }
            }
            pen = true;
        }
        g.draw(path);
    }

    private void band(Graphics2D g, Series one, PlotArea to, int columns, boolean edgesOnly) {
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
        g.setColor(colors.series(one.look.color()));
        if (edgesOnly) {
            g.setComposite(AlphaComposite.SrcOver.derive(EDGE_OPACITY));
            g.setStroke(new BasicStroke(1));
            g.draw(path);
        } else {
            g.setComposite(AlphaComposite.SrcOver.derive(BAND_OPACITY));
            g.fill(path);
        }
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
