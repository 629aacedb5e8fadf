package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.plot.HistogramsPlot;
import org.layerwise.ui.chart.plot.HistogramsPlot.Panel;

/** Draws histograms in a grid, all over the same axis. */
final class HistogramsPainter {
    private static final double GAP = 12;
    private static final double NARROWEST = 92;
    private static final double EDGE = 10;

    private final StaticPainter on;
    private final HistogramsPlot plot;

    HistogramsPainter(StaticPainter on, HistogramsPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        int count = plot.panels().size();
        if (count == 0) {
            return;
        }
        double below = on.labels.getHeight() + 4.0;
        double wide = on.width - 2 * EDGE + GAP;
        int most = (int) Math.clamp(Math.floor(wide / (NARROWEST + GAP)), 1, count);
        int rows = Math.ceilDiv(count, most);
        int columns = Math.ceilDiv(count, rows);
        double cellWidth = wide / columns;
        double cellHeight = (on.height - below - 2) / rows;
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            panel(
                    plot.panels().get(i),
                    EDGE + i % columns * cellWidth,
                    2 + row * cellHeight,
                    cellWidth - GAP,
                    cellHeight - 6);
        }
        on.centered(
                ChartPainter.fit(plot.xLabel(), on.labels, on.width - 2 * EDGE),
                on.width / 2,
                on.height - 5,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    private void panel(Panel panel, double x, double y, double wide, double high) {
        double top = y + on.labels.getHeight() + 2;
        double bottom = Math.max(top + 8, y + high - on.ticks.getHeight() - 2);
        double noteWide = on.ticks.stringWidth(panel.note());
        on.text(
                ChartPainter.fit(panel.name(), on.labels, Math.max(20, wide - noteWide - 6)),
                x,
                y + on.labels.getAscent(),
                StaticPainter.LABELS,
                on.colors.text());
        on.ending(panel.note(), x + wide, y + on.labels.getAscent(), StaticPainter.TICKS, on.colors.muted());
        List<AxisTick> ticks = AxisTick.of(
                        AxisScale.LINEAR, plot.x().from(), plot.x().to(), wide / 34)
                .stream()
                .filter(AxisTick::isMajor)
                .toList();
        for (AxisTick tick : ticks) {
            double at = x + plot.x().share(tick.value()) * wide;
            on.g.setColor(on.colors.grid());
            on.g.draw(new Line2D.Double(at, top, at, bottom));
            on.centered(tick.label(), at, bottom + on.ticks.getAscent() + 1, StaticPainter.TICKS, on.colors.muted());
        }
        bars(panel, x, top, wide, bottom - top);
        on.g.setColor(on.colors.axis());
        on.g.draw(new Line2D.Double(x, bottom, x + wide, bottom));
        on.spots.add(new HitRegion(x, y, wide, high, panel.name() + ": " + panel.note()));
    }

    /** One outline, filled: bins narrower than a pixel are as wide as one. */
    private void bars(Panel panel, double x, double top, double wide, double high) {
        float highest = 0;
        for (float count : panel.counts()) {
            highest = Math.max(highest, count);
        }
        if (!(highest > 0) || !Double.isFinite(panel.low()) || !Double.isFinite(panel.high())) {
            return;
        }
        int bins = panel.counts().length;
        double step = (panel.high() - panel.low()) / bins;
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < bins; i++) {
            if (panel.counts()[i] > 0) {
                double left = x + plot.x().share(panel.low() + i * step) * wide;
                double right = Math.max(left + 1, x + plot.x().share(panel.low() + (i + 1) * step) * wide);
                double up = top + (1 - panel.counts()[i] / highest) * high;
                outline.moveTo(left, top + high);
                outline.lineTo(left, up);
                outline.lineTo(right, up);
                outline.lineTo(right, top + high);
                outline.closePath();
            }
        }
        Color color = on.colors.series(0);
        on.g.setColor(color);
        on.g.fill(outline);
    }
}
