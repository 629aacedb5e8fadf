package org.layerwise.ui.chart.draw;

import java.awt.geom.AffineTransform;
import org.layerwise.ui.chart.plot.PlotSheet;
import org.layerwise.ui.chart.plot.StaticPlot;

/** Draws the plots of a sheet in a grid, each under its title. */
final class SheetPainter {
    private static final double EDGE = 12;

    private final StaticPainter on;
    private final PlotSheet sheet;

    SheetPainter(StaticPainter on, PlotSheet sheet) {
        this.on = on;
        this.sheet = sheet;
    }

    void paint() {
        double wide = on.width / sheet.columns();
        double high = on.height / Math.max(1, sheet.rows());
        double head = on.labels.getHeight() + 6.0;
        for (int i = 0; i < sheet.plots().size(); i++) {
            StaticPlot plot = sheet.plots().get(i);
            double x = i % sheet.columns() * wide;
            int row = i / sheet.columns();
            double y = row * high;
            AffineTransform before = on.g.getTransform();
            on.g.translate(x, y + head);
            StaticPainter.paint(plot, on.theme, on.g, wide, Math.max(20, high - head - 4)).stream()
                    .map(spot -> new HitRegion(
                            spot.x() + x, spot.y() + y + head, spot.width(), spot.height(), spot.text(), spot.pick()))
                    .forEach(on.spots::add);
            on.g.setTransform(before);
            on.text(
                    ChartPainter.fit(plot.title(), on.labels, wide - 2 * EDGE),
                    x + EDGE,
                    y + on.labels.getAscent() + 4,
                    StaticPainter.LABELS,
                    on.colors.text());
        }
    }
}
