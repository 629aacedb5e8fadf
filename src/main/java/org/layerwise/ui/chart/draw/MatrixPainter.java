package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.MatrixPlot;

/** Draws a matrix as cells: names where there is room, the values where cells are wide enough, the color scale beside. */
final class MatrixPainter {
    private static final double LEGEND = 62;
    private static final double SMALLEST_NAMED = 11;
    private static final double SMALLEST_TOLD = 30;

    private final StaticPainter on;
    private final MatrixPlot plot;
    private final double largest;

    MatrixPainter(StaticPainter on, MatrixPlot plot) {
        this.on = on;
        this.plot = plot;
        this.largest = plot.diverging() || !plot.texts().isEmpty() ? 1 : plot.largest();
    }

    void paint() {
        int count = plot.names().size();
        double longest = 0;
        for (String name : plot.names()) {
            longest = Math.max(longest, on.ticks.stringWidth(name));
        }
        longest = Math.min(longest, on.width * 0.24);
        boolean named = (on.height - longest * 0.72 - 24) / count >= SMALLEST_NAMED;
        double axis = plot.rowAxis().isEmpty() ? 0 : on.labels.getHeight() + 4.0;
        double left = axis + (named ? longest + 16 : 10);
        double bottom = axis + (named ? longest * 0.72 + 18 : 8);
        double cell = Math.max(
                1, Math.min(64, Math.min((on.height - bottom - 6) / count, (on.width - left - LEGEND) / count)));
        double gap = cell > 8 ? 1 : 0;
        double top = 6;
        if (axis > 0) {
            axes(left, top, count * cell);
        }
        for (int row = 0; row < count; row++) {
            String name = ChartPainter.fit(plot.names().get(row), on.ticks, longest);
            if (named) {
                double middle = top + (row + 0.5) * cell;
                on.ending(
                        name, left - 6, middle + on.ticks.getAscent() / 2.0 - 1, StaticPainter.TICKS, on.colors.text());
                on.turned(
                        name,
                        left + (row + 0.5) * cell + 4,
                        top + count * cell + 10,
                        -Math.PI / 4,
                        false,
                        StaticPainter.TICKS,
                        on.colors.text());
            }
            for (int column = 0; column < count; column++) {
                cell(row, column, left + column * cell, top + row * cell, cell, gap);
            }
        }
        legend(left + count * cell + 12, top, Math.max(60, Math.min(count * cell, on.height - top - 20)));
    }

    private void axes(double left, double top, double size) {
        on.turned(
                ChartPainter.fit(plot.rowAxis(), on.labels, size),
                on.labels.getAscent() + 2.0,
                top + size / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
        on.centered(
                ChartPainter.fit(plot.columnAxis(), on.labels, on.width),
                left + size / 2,
                on.height - 5,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    private String readOut(int row, int column, double value) {
        String names = plot.names().get(row) + ", " + plot.names().get(column);
        if (plot.texts().isEmpty()) {
            return names + ": " + ChartNumbers.readOut(value);
        }
        return plot.rowAxis() + " " + plot.names().get(row) + ", " + plot.columnAxis() + " "
                + plot.names().get(column) + ": " + plot.texts().get(row).get(column);
    }

    private void cell(int row, int column, double x, double y, double size, double gap) {
        double value = plot.values().get(row).get(column);
        int pick = plot.texts().isEmpty() ? -1 : row * plot.names().size() + column;
        on.spots.add(new HitRegion(x, y, size, size, readOut(row, column, value), pick));
        if (Double.isNaN(value)) {
            return;
        }
        Color color = color(value);
        on.g.setColor(color);
        on.g.fill(new Rectangle2D.Double(x, y, size - gap, size - gap));
        if (!plot.texts().isEmpty()) {
            on.g.setColor(on.colors.grid());
            on.g.draw(new Rectangle2D.Double(x, y, size, size));
        }
        String text = plot.texts().isEmpty()
                ? String.format(Locale.ROOT, "%.2f", value).replace("-", "−")
                : plot.texts().get(row).get(column);
        double least = plot.texts().isEmpty() ? SMALLEST_TOLD : 0;
        if (size >= Math.max(least, on.ticks.stringWidth(text) + 6)) {
            double light = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
            on.centered(
                    text,
                    x + size / 2,
                    y + size / 2 + on.ticks.getAscent() / 2.0 - 1,
                    StaticPainter.TICKS,
                    light > 140 ? new Color(0x1B1F24) : Color.WHITE);
        }
    }

    /** Blue over the card's own color to orange for what diverges; viridis for what does not, blue where texts are over it. */
    private Color color(double value) {
        if (!plot.texts().isEmpty()) {
            return DivergingScale.at(-Math.clamp(value, 0, 1), on.theme);
        }
        if (!plot.diverging()) {
            return new Color(ViridisScale.at(largest == 0 ? 0 : Math.min(1, value / largest), on.theme));
        }
        return DivergingScale.at(value, on.theme);
    }

    private void legend(double x, double top, double height) {
        double low = plot.diverging() ? -1 : 0;
        for (int row = 0; row < height; row++) {
            double value = low + (1 - (row + 0.5) / height) * (largest - low);
            on.g.setColor(color(value));
            on.g.fill(new Rectangle2D.Double(x, top + row, 8, 1.2));
        }
        double widest = 0;
        double[] marks = plot.diverging() ? new double[] {-1, 0, 1} : new double[] {0, largest / 2, largest};
        for (double mark : marks) {
            double y = top + (1 - (mark - low) / (largest - low)) * height;
            double baseline = Math.clamp(y + 4, top + on.ticks.getAscent() - 1.0, top + height);
            String text = ChartNumbers.tick(mark, plot.diverging() ? 1 : largest / 100, largest);
            widest = Math.max(widest, on.ticks.stringWidth(text));
            on.text(text, x + 12, baseline, StaticPainter.TICKS, on.colors.muted());
        }
        on.turned(
                ChartPainter.fit(plot.legend(), on.labels, on.height - 8),
                x + 12 + widest + 6 + on.labels.getAscent(),
                Math.max(top + height / 2, on.labels.stringWidth(plot.legend()) / 2.0 + 4),
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
    }
}
