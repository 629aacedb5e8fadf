package org.layerwise.ui.chart.draw;

import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import org.layerwise.ui.chart.plot.BarPlot;
import org.layerwise.ui.fx.Texts;

/** Draws horizontal bars with their names before and their figures behind them. */
final class BarPainter {
    private static final double THINNEST = 16;
    private static final double THICKEST = 30;

    private final StaticPainter on;
    private final BarPlot plot;

    BarPainter(StaticPainter on, BarPlot plot) {
        this.on = on;
        this.plot = plot;
    }

    void paint() {
        double bottom = on.labels.getHeight() + 8;
        double room = on.height - bottom - 4;
        int count = plot.bars().size();
        int fitting = (int) Math.max(1, room / THINNEST);
        int shown = count <= fitting ? count : fitting - 1;
        double line = Math.min(THICKEST, room / Math.min(count, fitting));
        double names = 0;
        double figures = 0;
        double most = plot.most();
        double longest = 0;
        for (BarPlot.Bar bar : plot.bars().subList(0, shown)) {
            names = Math.max(names, on.labels.stringWidth(bar.name()));
            figures = Math.max(figures, on.ticks.stringWidth(bar.text()));
            longest = Math.max(longest, bar.length());
        }
        most = Double.isNaN(most) ? longest : most;
        names = Math.min(names, on.width * 0.36);
        double left = 10 + names + 8;
        double full = Math.max(20, on.width - left - figures - 22);
        for (int i = 0; i < shown; i++) {
            bar(plot.bars().get(i), i, 4 + i * line, line, left, names, most > 0 ? full / most : 0);
        }
        if (shown < count) {
            on.text(
                    Texts.get("chart.bars.more", count - shown),
                    left,
                    4 + shown * line + line / 2 + 4,
                    StaticPainter.LABELS,
                    on.colors.muted());
        }
        on.g.setColor(on.colors.axis());
        double end = 4 + Math.min(count, fitting) * line;
        on.g.draw(new Line2D.Double(left, 2, left, end));
        String label = ChartPainter.fit(plot.xLabel(), on.labels, on.width - 20);
        double half = on.labels.stringWidth(label) / 2.0;
        on.centered(
                label,
                Math.clamp(left + full / 2, 10 + half, Math.max(10 + half, on.width - 10 - half)),
                Math.min(on.height - 5, end + on.labels.getHeight() + 2),
                StaticPainter.LABELS,
                on.colors.muted());
    }

    private void bar(BarPlot.Bar bar, int index, double y, double line, double left, double names, double by) {
        double baseline = y + line / 2 + on.labels.getAscent() / 2.0 - 1.5;
        String name = ChartPainter.fit(bar.name(), on.labels, names);
        on.ending(name, left - 8, baseline, StaticPainter.LABELS, on.colors.text());
        double length = Math.max(bar.length() > 0 ? 1.5 : 0, bar.length() * by);
        on.g.setColor(on.colors.series(plot.colored() ? index : 0));
        on.g.fill(new RoundRectangle2D.Double(left, y + line * 0.14, length, line * 0.72, 3, 3));
        on.text(bar.text(), left + length + 6, baseline, StaticPainter.TICKS, on.colors.muted());
        on.spots.add(new HitRegion(10, y, on.width - 20, line, bar.name() + ": " + bar.text()));
    }
}
