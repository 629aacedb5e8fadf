package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Theme;

/**
 * A chart as it is on screen, to be drawn elsewhere in any size: title, legend, axes and all. What is in it is that of the
 * moment at which it is drawn.
 */
public final class ChartDrawing {
    private static final Font TITLE = BundledFont.SEMI_BOLD.awt(14);
    private static final Font NAMES = BundledFont.REGULAR.awt(11.5f);
    private static final double EDGE = 12;
    private static final double SWATCH = 16;

    /** Corners of lines for each unit of width, as pictures that can be enlarged should show more than a screen does. */
    private static final double FINENESS = 2;

    private final String title;
    private final Theme theme;
    private final @Nullable DrawRequest live;
    private final @Nullable StaticPlot plot;

    private ChartDrawing(String title, Theme theme, @Nullable DrawRequest live, @Nullable StaticPlot plot) {
        this.title = title;
        this.theme = theme;
        this.live = live;
        this.plot = plot;
    }

    /** A live chart with its zoom, scales and hidden series. */
    public static ChartDrawing of(LiveChart chart) {
        DrawRequest now = chart.wanted();
        return new ChartDrawing(now.spec().title(), now.theme(), now, null);
    }

    /** A plot that is on no screen. */
    public static ChartDrawing of(StaticPlot plot, Theme theme) {
        return new ChartDrawing(plot.title(), theme, null, plot);
    }

    /** A chart that does not change; empty before it shows something. */
    public static Optional<ChartDrawing> of(StaticChart chart) {
        StaticPlot shown = chart.plot();
        Theme theme = chart.themeProperty().get();
        return Optional.ofNullable(shown).map(each -> new ChartDrawing(each.title(), theme, null, each));
    }

    public String title() {
        return title;
    }

    /** What is shown, for its points; empty for a plot. */
    public Optional<ChartModel> model() {
        return Optional.ofNullable(live).map(DrawRequest::model);
    }

    /** What is shown, for its points; empty for a live chart. */
    public Optional<StaticPlot> plot() {
        return Optional.ofNullable(plot);
    }

    /** Draws over a rectangle from the origin. {@code g}: hints, font, color and stroke are modified. */
    public void paint(Graphics2D g, int width, int height) {
        ChartColors colors = ChartColors.of(theme);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(colors.card());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        FontMetrics metrics = g.getFontMetrics(TITLE);
        double y = EDGE + metrics.getAscent();
        text(g, ChartPainter.fit(title, metrics, width - 2 * EDGE), EDGE, y, TITLE, colors.text());
        y += 6;
        if (live != null) {
            y = legend(g, live.model(), colors, y, width);
        }
        AffineTransform before = g.getTransform();
        g.translate(0, y);
        int rest = (int) Math.max(60, height - y - 4);
        if (live != null) {
            DrawRequest request = new DrawRequest(
                    live.spec(),
                    live.model(),
                    live.view(),
                    live.options(),
                    live.units(),
                    live.locked(),
                    theme,
                    width,
                    rest,
                    FINENESS,
                    false);
            ChartPainter.paint(request, g);
        } else if (plot != null) {
            StaticPainter.paint(plot, theme, g, width, rest);
        }
        g.setTransform(before);
    }

    /** All names in as many lines as they take. @return where it ends */
    private static double legend(Graphics2D g, ChartModel model, ChartColors colors, double top, int width) {
        List<Series> shown = switch (model) {
            case LineModel lines -> lines.series().shown();
            case BandModel bands -> bands.series().shown();
            case HeatModel heat -> List.of();
            case GridModel grid -> List.of();
        };
        FontMetrics metrics = g.getFontMetrics(NAMES);
        double line = metrics.getHeight() + 3;
        double x = EDGE;
        double y = top;
        for (Series one : shown) {
            String name = ChartPainter.fit(one.name, metrics, width - 2 * EDGE - SWATCH - 6);
            double wide = SWATCH + 6 + metrics.stringWidth(name);
            if (y == top || x + wide > width - EDGE) {
                x = EDGE;
                y += line;
            }
            float[] dashes = one.look.dash().pixels();
            g.setStroke(
                    dashes.length == 0
                            ? new BasicStroke(2.5f)
                            : new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0));
            Color color = colors.series(one.look.color());
            g.setColor(one.look.faint() ? new Color(color.getRed(), color.getGreen(), color.getBlue(), 102) : color);
            double middle = y - metrics.getAscent() * 0.36;
            g.draw(new Line2D.Double(x, middle, x + SWATCH, middle));
            text(g, name, x + SWATCH + 6, y, NAMES, colors.muted());
            x += wide + 14;
        }
        g.setStroke(new BasicStroke(1));
        return shown.isEmpty() ? top : y + 6;
    }

    private static void text(Graphics2D g, String text, double x, double baseline, Font font, Color color) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) x, (float) baseline);
    }
}
