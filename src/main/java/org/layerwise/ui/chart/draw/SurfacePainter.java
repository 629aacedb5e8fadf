package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.SurfacePlot;
import org.layerwise.ui.fx.Theme;

/** Draws a plane of predictions as colors, points over it, and what the colors stand for. */
final class SurfacePainter {
    private static final double SCALE = 62;
    private static final double DOT = 3;

    /** How strong the color of a class is where it is certain; weaker where it is not. */
    private static final double STRENGTH = 0.62;

    private final StaticPainter on;
    private final SurfacePlot plot;
    private final PlotRange values;

    SurfacePainter(StaticPainter on, SurfacePlot plot) {
        this.on = on;
        this.plot = plot;
        this.values = range(plot.cells().value());
    }

    /** Exactly what the plane's numbers cover, or about it where they are one. */
    private static PlotRange range(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return min < max ? new PlotRange(min, max) : PlotRange.of(min);
    }

    void paint() {
        double top = 4
                + PlotLegend.paint(on, plot.groups(), (i, x, y) -> {
                    on.g.setColor(on.colors.series(i));
                    on.g.fill(new Ellipse2D.Double(x, y - 4, 8, 8));
                });
        PlaneAxes axes = new PlaneAxes(on, plot.x(), plot.y(), top, plot.isOfClasses() ? 0 : SCALE);
        axes.paint(plot.xLabel(), plot.yLabel(), List.of());
        picture(axes);
        for (SurfacePlot.Mark mark : plot.overlay()) {
            mark(mark, axes);
        }
        axes.frame();
        if (!plot.isOfClasses()) {
            scale(axes);
        }
    }

    private void picture(PlaneAxes axes) {
        int n = plot.points();
        BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                int cell = row * n + column;
                image.setRGB(
                        column,
                        n - 1 - row,
                        color(plot.cells().group()[cell], plot.cells().value()[cell]));
            }
        }
        Object before = on.g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        on.g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        // each point in the middle of its cell: half a cell lies beyond the axes on every side
        double wide = axes.width * n / Math.max(1, n - 1);
        double high = axes.height * n / Math.max(1, n - 1);
        java.awt.Shape clip = on.g.getClip();
        on.g.clip(new Rectangle2D.Double(axes.left, axes.top, axes.width, axes.height));
        AffineTransform at = AffineTransform.getTranslateInstance(axes.left - wide / n / 2, axes.top - high / n / 2);
        at.scale(wide / n, high / n);
        on.g.drawImage(image, at, null);
        on.g.setClip(clip);
        if (before != null) {
            on.g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private int color(int group, double value) {
        if (!plot.isOfClasses()) {
            return Double.isFinite(value) ? ViridisScale.at(values.share(value), on.theme) : 0;
        }
        double least = 1.0 / plot.groups().size();
        double sure = Math.clamp((value - least) / (1 - least), 0, 1);
        Color color = on.colors.series(group);
        Color card = on.colors.card();
        double share = STRENGTH * (0.15 + 0.85 * sure);
        return 0xFF000000
                | mix(card.getRed(), color.getRed(), share) << 16
                | mix(card.getGreen(), color.getGreen(), share) << 8
                | mix(card.getBlue(), color.getBlue(), share);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private void mark(SurfacePlot.Mark mark, PlaneAxes axes) {
        double x = axes.x(mark.x());
        double y = axes.y(mark.y());
        if (!(x >= axes.left && x <= axes.left + axes.width && y >= axes.top && y <= axes.top + axes.height)) {
            return;
        }
        Ellipse2D dot = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        if (plot.isOfClasses()) {
            on.g.setColor(mark.group() < 0 ? on.colors.muted() : on.colors.series(mark.group()));
        } else {
            on.g.setColor(new Color(ViridisScale.at(Math.clamp(values.share(mark.value()), 0, 1), on.theme)));
        }
        on.g.fill(dot);
        on.g.setStroke(new BasicStroke(0.9f));
        on.g.setColor(on.theme == Theme.DARK ? new Color(0xF0F3F6) : new Color(0x1B1F24));
        on.g.draw(dot);
        on.g.setStroke(new BasicStroke(1));
        on.spots.add(new HitRegion(x, y, 0, 0, mark.name(), mark.row()));
    }

    private void scale(PlaneAxes axes) {
        double x = axes.left + axes.width + 12;
        for (int row = 0; row < axes.height; row++) {
            on.g.setColor(new Color(ViridisScale.at(1 - (row + 0.5) / axes.height, on.theme)));
            on.g.fill(new Rectangle2D.Double(x, axes.top + row, 8, 1.2));
        }
        double widest = 0;
        for (int i = 0; i <= 2; i++) {
            double value = values.from() + (values.to() - values.from()) * i / 2;
            String text = ChartNumbers.tick(
                    value,
                    (values.to() - values.from()) / 50,
                    Math.max(Math.abs(values.from()), Math.abs(values.to())));
            widest = Math.max(widest, on.ticks.stringWidth(text));
            on.text(
                    text,
                    x + 12,
                    axes.top + axes.height * (1 - i / 2.0) + (i == 2 ? on.ticks.getAscent() : i == 1 ? 4 : 0),
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
        on.turned(
                ChartPainter.fit(plot.legend(), on.labels, axes.height),
                Math.min(on.width - 4, x + 12 + widest + 6 + on.labels.getAscent()),
                axes.top + axes.height / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
    }
}
