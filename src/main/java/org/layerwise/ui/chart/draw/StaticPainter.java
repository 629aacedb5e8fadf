package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.plot.BarPlot;
import org.layerwise.ui.chart.plot.ColumnPlot;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.HistogramsPlot;
import org.layerwise.ui.chart.plot.ImagesPlot;
import org.layerwise.ui.chart.plot.MatrixPlot;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.chart.plot.ScatterPlot;
import org.layerwise.ui.chart.plot.SpreadPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.chart.plot.SurfacePlot;
import org.layerwise.ui.fx.Theme;

/** What the painters of still plots share: a graphics of the picture's size, fonts, colors, text that fits. */
final class StaticPainter {
    static final Font TICKS = BundledFont.REGULAR.awt(10.5f);
    static final Font LABELS = BundledFont.MEDIUM.awt(11);

    final Graphics2D g;
    final ChartColors colors;
    final Theme theme;
    final double width;
    final double height;
    final FontMetrics ticks;
    final FontMetrics labels;
    final List<HitRegion> spots = new ArrayList<>();

    private StaticPainter(Graphics2D g, Theme theme, double width, double height) {
        this.g = g;
        this.theme = theme;
        this.colors = ChartColors.of(theme);
        this.width = width;
        this.height = height;
        this.ticks = g.getFontMetrics(TICKS);
        this.labels = g.getFontMetrics(LABELS);
    }

    /**
     * Draws a plot over the whole of an image.
     *
     * @param scale device pixels for a logical one
     * @param image Modified.
     * @return what can be pointed at
     */
    static List<HitRegion> paint(StaticPlot plot, Theme theme, double scale, BufferedImage image) {
        Graphics2D g = image.createGraphics();
        try {
            g.scale(scale, scale);
            return paint(plot, theme, g, image.getWidth() / scale, image.getHeight() / scale);
        } finally {
            g.dispose();
        }
    }

    /**
     * Draws a plot over a rectangle from the origin.
     *
     * @param g hints, font, color and stroke are modified
     * @return what can be pointed at
     */
    static List<HitRegion> paint(StaticPlot plot, Theme theme, Graphics2D g, double width, double height) {
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(1));
        StaticPainter painter = new StaticPainter(g, theme, width, height);
        g.setColor(painter.colors.card());
        g.fill(new Rectangle2D.Double(0, 0, painter.width, painter.height));
        switch (plot) {
            case ScatterPlot scatter -> new ScatterPainter(painter, scatter).paint();
            case BarPlot bars -> new BarPainter(painter, bars).paint();
            case MatrixPlot matrix -> new MatrixPainter(painter, matrix).paint();
            case CurvePlot curves -> new CurvePainter(painter, curves).paint();
            case SpreadPlot spread -> new SpreadPainter(painter, spread).paint();
            case SurfacePlot surface -> new SurfacePainter(painter, surface).paint();
            case ImagesPlot images -> new ImagesPainter(painter, images).paint();
            case ColumnPlot columns -> new ColumnPainter(painter, columns).paint();
            case HistogramsPlot histograms -> new HistogramsPainter(painter, histograms).paint();
            case PlotSheet sheet -> new SheetPainter(painter, sheet).paint();
        }
        return List.copyOf(painter.spots);
    }

    /** Text whose baseline begins at a place. */
    void text(String text, double x, double baseline, Font font, Color color) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) x, (float) baseline);
    }

    void centered(String text, double x, double baseline, Font font, Color color) {
        text(text, x - g.getFontMetrics(font).stringWidth(text) / 2.0, baseline, font, color);
    }

    void ending(String text, double x, double baseline, Font font, Color color) {
        text(text, x - g.getFontMetrics(font).stringWidth(text), baseline, font, color);
    }

    /** Text turned about a place by an angle, its end or its middle there. */
    void turned(String text, double x, double y, double angle, boolean middle, Font font, Color color) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(angle);
        double length = g.getFontMetrics(font).stringWidth(text);
        text(text, middle ? -length / 2 : -length, 0, font, color);
        g.setTransform(before);
    }
}
