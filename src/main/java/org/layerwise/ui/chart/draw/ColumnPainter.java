package org.layerwise.ui.chart.draw;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.ColumnPlot;

/** Draws upright bars from 0: upward in one color, downward in another; names where there is room. */
final class ColumnPainter {
    private static final double WIDEST = 46;

    private final StaticPainter on;
    private final ColumnPlot plot;

    ColumnPainter(StaticPainter on, ColumnPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        double low = 0;
        double high = 0;
        for (double value : plot.values()) {
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        if (low == high) {
            high = 1;
        }
        double top = 8;
        double plotHeight = Math.max(20, on.height - top - on.ticks.getHeight() - on.labels.getHeight() - 12);
        double unit = AxisTick.unit(high - low, plotHeight / 36);
        double widest = 0;
        for (long n = (long) Math.ceil(low / unit); n * unit <= high; n++) {
            widest = Math.max(widest, on.ticks.stringWidth(label(n * unit, unit, low, high)));
        }
        double left = widest + on.labels.getHeight() + 12;
        double plotWidth = Math.max(20, on.width - left - 12);
        for (long n = (long) Math.ceil(low / unit); n * unit <= high; n++) {
            double y = top + (high - n * unit) / (high - low) * plotHeight;
            on.g.setColor(n == 0 ? on.colors.axis() : on.colors.grid());
            on.g.draw(new Line2D.Double(left, y, left + plotWidth, y));
            on.ending(
                    label(n * unit, unit, low, high),
                    left - 5,
                    y + on.ticks.getAscent() / 2.0 - 1,
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
        bars(left, top, plotWidth, plotHeight, low, high);
        on.centered(
                ChartPainter.fit(plot.xLabel(), on.labels, plotWidth),
                left + plotWidth / 2,
                on.height - 4,
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

    private void bars(double left, double top, double plotWidth, double plotHeight, double low, double high) {
        int count = plot.values().size();
        double step = Math.min(WIDEST, plotWidth / Math.max(1, count));
        double bar = step > 4 ? step * 0.8 : step;
        double zero = top + high / (high - low) * plotHeight;
        double named = 0;
        for (int i = 0; i < count; i++) {
            double value = plot.values().get(i);
            String name = plot.names().get(i);
            double x = left + i * step + (step - bar) / 2;
            if (Double.isFinite(value)) {
                double length = Math.abs(value) / (high - low) * plotHeight;
                on.g.setColor(on.colors.series(value < 0 ? 0 : 1));
                on.g.fill(new Rectangle2D.Double(x, value < 0 ? zero : zero - length, bar, Math.max(0.5, length)));
            }
            on.spots.add(
                    new HitRegion(left + i * step, top, step, plotHeight, name + ": " + ChartNumbers.readOut(value)));
            double wide = on.ticks.stringWidth(name);
            double middle = x + bar / 2;
            if (middle - wide / 2 > named) {
                on.centered(
                        name,
                        middle,
                        top + plotHeight + on.ticks.getAscent() + 4,
                        StaticPainter.TICKS,
                        on.colors.muted());
                named = middle + wide / 2 + 8;
            }
        }
    }

    private static String label(double at, double unit, double low, double high) {
        return ChartNumbers.tick(at, unit, Math.max(-low, high));
    }
}
