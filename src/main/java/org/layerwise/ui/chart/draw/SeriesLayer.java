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
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.Extent;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.model.SeriesList;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.StepAxis;

/** The lines and bands of a chart, each as one path, and marks at the edges for what has no place on the axis. */
final class SeriesLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final float BAND_OPACITY = 0.18f;

    /** More bands than these would hide each other: only their edges are drawn. */
    private static final int MOST_FILLED = 5;

    private static final float EDGE_OPACITY = 0.55f;

    /** Opacity of lines that stand back. */
    static final float FAINT = 0.4f;

    /** Opacity of values behind their running mean. */
    private static final float RAW = 0.25f;

    private final transient DrawRequest drawing;
    private final transient List<Series> series;
    private final transient @Nullable ReferenceBand guide;
    private final transient ChartColors colors;
    private final transient Extent extent;
    private final transient StepAxis axis;
    private final transient List<HitRegion> marked;
    private final float width;

    /** @param marked takes what says something when it is pointed at. Modified. */
    SeriesLayer(
            DrawRequest drawing,
            SeriesList list,
            ChartColors colors,
            Extent extent,
            StepAxis axis,
            List<HitRegion> marked) {
        this.drawing = drawing;
        series = list.shown();
        guide = list.guide();
        this.colors = colors;
        this.extent = extent;
        this.axis = axis;
        this.marked = marked;
        // Lines one pixel wide, not smoothed, are drawn several times as fast as any other.
        width = drawing.live() ? 1 : 1.5f;
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
                extent,
                axis,
                drawing.options().yScale());
        int count = (int) Math.max(1, Math.round(area.getWidth() * drawing.scale()));
        PixelColumns columns = PixelColumns.of(axis, extent.xMin(), extent.xMax(), count);
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
        double smoothing = drawing.options().smoothing();
        EdgeMarks marks =
                new EdgeMarks(g, to, drawing.locked() || drawing.options().clipOutliers(), marked);
        for (Series one : series) {
            g.setColor(colors.series(one.look.color()));
            g.setStroke(stroke(one.look));
            int size = one.size();
            if (one.look.faint() || smoothing > 0) {
                g.setComposite(AlphaComposite.SrcOver.derive(smoothing > 0 ? RAW : FAINT));
            }
            line(g, one, one.middle, size, to, columns);
            g.setComposite(before);
            marks.draw(one);
        }
        if (smoothing > 0) {
            for (Series one : series) {
                g.setColor(colors.series(one.look.color()));
                g.setStroke(stroke(one.look));
                int size = one.size();
                line(g, one, one.smoothed(smoothing), size, to, columns);
            }
        }
        if (guide != null) {
            guideName(g, guide, to);
        }
    }

    private void guide(Graphics2D g, ReferenceBand band, PlotArea to) {
        double top = Math.max(to.y(), to.toY(band.high()));
        double lower = to.toY(band.low());
        double bottom = Double.isNaN(lower) ? to.endY() : Math.min(to.endY(), lower);
        if (bottom > top) {
            g.setColor(colors.guide());
            g.fill(new Rectangle2D.Double(to.x(), top, to.width(), bottom - top));
        }
        double y = to.toY(band.value());
        if (y > to.y() + 12 && y < to.y() + to.height()) {
            g.setColor(colors.muted());
            g.setStroke(stroke(new SeriesLook(0, SeriesLook.Dash.DOTTED, false)));
            g.draw(new Line2D.Double(to.x(), y, to.x() + to.width(), y));
        }
    }

    /** The guide's name in the upper corner of its range, over whatever lines pass there. */
    private void guideName(Graphics2D g, ReferenceBand band, PlotArea to) {
        double top = Math.max(to.y(), to.toY(band.high()));
        if (top < to.y() || top > to.y() + to.height() - 16) {
            return;
        }
        g.setFont(BundledFont.REGULAR.awt(10));
        double wide = g.getFontMetrics().stringWidth(band.name());
        double left = to.x() + to.width() - wide - 8;
        g.setColor(colors.card());
        g.fill(new Rectangle2D.Double(left - 3, top + 3, wide + 6, 14));
        g.setColor(colors.muted());
        g.drawString(band.name(), (float) left, (float) top + 14);
        marked.add(new HitRegion(left - 3, top + 3, wide + 6, 14, band.help()));
    }

    private BasicStroke stroke(SeriesLook look) {
        float[] dashes = look.dash().pixels();
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
    }

    private static void line(
            Graphics2D g, Series one, MinMaxPyramid values, int size, PlotArea to, PixelColumns columns) {
        Polyline line = Polyline.of(one, values, size, columns, to.scale());
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, line.count + 1);
        boolean pen = false;
        for (int i = 0; i < line.count; i++) {
            double x = Double.isNaN(line.y[i]) ? Double.NaN : to.toX(line.x[i]);
            if (!Double.isFinite(x)) {
                pen = false;
                continue;
            }
            double y = to.toY(line.y[i]);
            if (pen) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                if (i + 1 == line.count || Double.isNaN(line.y[i + 1])) {
                    // A point with no neighbor would have no length.
                    double radius = columns.count() < 8 * line.count ? 1.5 : 2.5;
                    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
                }
            }
            pen = true;
        }
        g.draw(path);
    }

    private void band(Graphics2D g, Series one, PlotArea to, PixelColumns columns, boolean edgesOnly) {
        int size = one.size();
        Polyline high = Polyline.outline(one, one.upper, size, columns, true);
        Polyline low = Polyline.outline(one, one.lower, size, columns, false);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * high.count + 2);
        int count = Math.min(high.count, low.count);
        double[] x = new double[count];
        double[] top = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = to.toX(high.x[i]);
            top[i] = Double.isFinite(x[i]) ? to.toY(high.y[i]) : Double.NaN;
        }
        int start = 0;
        while (start < count) {
            if (Double.isNaN(top[start])) {
                start++;
                continue;
            }
            int end = start;
            while (end < count && !Double.isNaN(top[end])) {
                end++;
            }
            path.moveTo(x[start], top[start]);
            for (int i = start + 1; i < end; i++) {
                path.lineTo(x[i], top[i]);
            }
            for (int i = end - 1; i >= start; i--) {
                double bottom = to.toY(low.y[i]);
                // On a logarithmic axis a band that reaches 0 reaches the lower edge.
                path.lineTo(x[i], Double.isNaN(bottom) ? to.endY() : bottom);
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
}
