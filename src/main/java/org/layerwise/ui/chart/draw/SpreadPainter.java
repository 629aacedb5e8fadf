package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.SpreadPlot;
import org.layerwise.ui.fx.Texts;

/** Draws bars about 0 and over each the values that it is the mean of. */
final class SpreadPainter {
    private static final double LINE = 22;
    private static final double DOT = 2.2;

    private final StaticPainter on;
    private final SpreadPlot plot;
    private double left;
    private double low;
    private double by;

    SpreadPainter(StaticPainter on, SpreadPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        double names = 0;
        double figures = 0;
        double high = 0;
        for (SpreadPlot.Bar bar : plot.bars()) {
            names = Math.max(names, on.labels.stringWidth(bar.name()));
            figures = Math.max(figures, on.ticks.stringWidth(bar.text()));
            low = Math.min(low, bar.mean());
            high = Math.max(high, bar.mean());
            for (double value : bar.each()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        high = high > low ? high : low + 1;
        names = Math.min(names, on.width * 0.36);
        left = 10 + names + 14;
        double full = Math.max(20, on.width - left - figures - 26);
        by = full / (high - low);
        double foot = on.ticks.getHeight() + on.labels.getHeight() + 12.0;
        double room = on.height - foot - 4;
        int count = plot.bars().size();
        double line = Math.clamp(room / count, 13, LINE);
        int shown = Math.min(count, (int) Math.max(1, Math.floor(room / line)));
        if (shown < count) {
            shown = Math.max(1, shown - 1);
        }
        boolean cut = shown < count;
        double end = 4 + line * (cut ? shown + 1 : shown);
        axis(high, full, end);
        for (int i = 0; i < shown; i++) {
            bar(plot.bars().get(i), i, 4 + i * line, line);
        }
        on.g.setColor(on.colors.axis());
        on.g.draw(new Line2D.Double(x(0), 2, x(0), end));
        if (cut) {
            on.text(
                    Texts.get("chart.bars.more", count - shown),
                    left + 6,
                    end - line / 2 + 4,
                    StaticPainter.LABELS,
                    on.colors.muted());
        }
        on.centered(
                ChartPainter.fit(plot.xLabel(), on.labels, on.width - 20),
                left + full / 2,
                end + on.ticks.getHeight() + on.labels.getHeight() + 4,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    private double x(double value) {
        return left + (value - low) * by;
    }

    private void axis(double high, double full, double end) {
        double unit = AxisTick.unit(high - low, full / 60);
        for (AxisTick tick : AxisTick.of(org.layerwise.ui.chart.model.AxisScale.LINEAR, low, high, full / 60)) {
            on.g.setColor(on.colors.grid());
            on.g.draw(new Line2D.Double(x(tick.value()), 2, x(tick.value()), end));
            on.centered(
                    ChartNumbers.tick(tick.value(), unit, Math.max(Math.abs(low), Math.abs(high))),
                    x(tick.value()),
                    end + on.ticks.getAscent() + 5,
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
    }

    private void bar(SpreadPlot.Bar bar, int index, double y, double line) {
        double baseline = y + line / 2 + on.labels.getAscent() / 2.0 - 1.5;
        Color color = on.colors.series(0);
        if (index == plot.chosen()) {
            on.g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 34));
            on.g.fill(new Rectangle2D.Double(4, y, on.width - 8, line));
        }
        on.ending(
                ChartPainter.fit(bar.name(), on.labels, left - 24),
                left - 14,
                baseline,
                StaticPainter.LABELS,
                on.colors.text());
        double from = Math.min(x(0), x(bar.mean()));
        double length = Math.max(1.5, Math.abs(x(bar.mean()) - x(0)));
        on.g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 150));
        on.g.fill(new RoundRectangle2D.Double(from, y + line * 0.2, length, line * 0.6, 3, 3));
        on.g.setColor(on.colors.text());
        double right = Math.max(x(0), x(bar.mean()));
        for (double value : bar.each()) {
            on.g.fill(new Ellipse2D.Double(x(value) - DOT, y + line / 2 - DOT, 2 * DOT, 2 * DOT));
            right = Math.max(right, x(value) + DOT);
        }
        on.text(bar.text(), right + 6, baseline, StaticPainter.TICKS, on.colors.muted());
        on.spots.add(new HitRegion(4, y, on.width - 8, line, bar.name() + ": " + bar.text(), index));
    }
}
