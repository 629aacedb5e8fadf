package org.layerwise.ui.chart.draw;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.ImagesPlot;
import org.layerwise.ui.chart.plot.ImagesPlot.Image;

/** Draws pictures of numbers side by side, as large as fits, the one color scale beside them. */
final class ImagesPainter {
    private static final double LEGEND = 76;
    private static final double GAP = 8;
    private static final double LARGEST_PIXEL = 28;

    /** More pixels than these are read out picture by picture. */
    private static final int MOST_READ = 12_000;

    private final StaticPainter on;
    private final ImagesPlot plot;
    private final boolean eachPixel;

    ImagesPainter(StaticPainter on, ImagesPlot plot) {
        this.on = on;
        this.plot = plot;
        eachPixel =
                plot.images().stream().mapToInt(image -> image.values().length).sum() <= MOST_READ;
    }

    void paint() {
        on.g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        double bottom = plot.isHeatMap() ? heatMap() : grid();
        legend(Math.max(60, Math.min(bottom, on.height - 12) - 6));
    }

    /** One picture over all the room, with axes. @return where it ends */
    private double heatMap() {
        Image image = plot.images().getFirst();
        double left = on.labels.getHeight() + on.ticks.stringWidth(String.valueOf(image.height())) + 16;
        double high = Math.max(20, on.height - on.ticks.getHeight() - on.labels.getHeight() - 18);
        double wide = Math.max(20, on.width - left - LEGEND);
        draw(image, left, 6, wide, high);
        axis(image.width(), left, wide, 6 + high, true);
        axis(image.height(), left, high, 6, false);
        on.centered(
                ChartPainter.fit(plot.columnLabel(), on.labels, wide),
                left + wide / 2,
                on.height - 4,
                StaticPainter.LABELS,
                on.colors.muted());
        on.turned(
                ChartPainter.fit(plot.rowLabel(), on.labels, high),
                on.labels.getAscent() + 2,
                6 + high / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
        return 6 + high;
    }

    /** Numbers of rows or columns, from 1, as many as have room. */
    private void axis(int count, double from, double length, double at, boolean across) {
        int every = (int) Math.max(1, Math.ceil(AxisTick.unit(count, length / (across ? 40 : 22))));
        for (int number = 1; number <= count; number = number == 1 && every > 1 ? every : number + every) {
            double middle = (number - 0.5) / count * length;
            if (across) {
                on.centered(
                        String.valueOf(number),
                        from + middle,
                        at + on.ticks.getAscent() + 3,
                        StaticPainter.TICKS,
                        on.colors.muted());
            } else {
                on.ending(
                        String.valueOf(number),
                        from - 5,
                        at + middle + on.ticks.getAscent() / 2.0 - 1,
                        StaticPainter.TICKS,
                        on.colors.muted());
            }
        }
    }

    /** Pictures in rows, in as many columns as makes them largest. @return where they end */
    private double grid() {
        int count = plot.images().size();
        Image first = plot.images().getFirst();
        double names = on.ticks.getHeight();
        double room = on.width - LEGEND - GAP;
        double pixel = 0;
        int columns = 1;
        for (int candidate = 1; candidate <= count; candidate++) {
            int rows = Math.ceilDiv(count, candidate);
            double size = Math.min(
                    (room / candidate - GAP) / first.width(), ((on.height - 6) / rows - GAP - names) / first.height());
            if (size > pixel) {
                pixel = size;
                columns = candidate;
            }
        }
        pixel = Math.clamp(pixel, 0.5, LARGEST_PIXEL);
        double stepX = first.width() * pixel + GAP;
        double stepY = first.height() * pixel + GAP + names;
        for (int i = 0; i < count; i++) {
            Image image = plot.images().get(i);
            double x = GAP + i % columns * stepX;
            int line = i / columns;
            double y = 6 + line * stepY;
            draw(image, x, y, image.width() * pixel, image.height() * pixel);
            on.centered(
                    ChartPainter.fit(image.name(), on.ticks, stepX - 2),
                    x + image.width() * pixel / 2,
                    y + image.height() * pixel + on.ticks.getAscent() + 1,
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
        return 6 + Math.ceilDiv(count, columns) * stepY;
    }

    private void draw(Image image, double x, double y, double wide, double high) {
        BufferedImage pixels = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
        double pixelWidth = wide / image.width();
        double pixelHeight = high / image.height();
        double low = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                double value = image.values()[row * image.width() + column];
                if (!Double.isNaN(value)) {
                    pixels.setRGB(column, row, color(value).getRGB());
                    low = Math.min(low, value);
                    most = Math.max(most, value);
                }
                if (eachPixel) {
                    on.spots.add(new HitRegion(
                            x + column * pixelWidth,
                            y + row * pixelHeight,
                            pixelWidth,
                            pixelHeight,
                            read(image, row, column, value)));
                }
            }
        }
        if (!eachPixel) {
            on.spots.add(new HitRegion(
                    x,
                    y,
                    wide,
                    high,
                    image.name() + ": " + ChartNumbers.readOut(low) + " … " + ChartNumbers.readOut(most)));
        }
        AffineTransform place = new AffineTransform(pixelWidth, 0, 0, pixelHeight, x, y);
        on.g.drawImage(pixels, place, null);
        on.g.setColor(on.colors.grid());
        on.g.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, wide + 1, high + 1));
    }

    private String read(Image image, int row, int column, double value) {
        String where = plot.isHeatMap()
                ? plot.rowLabel() + " " + (row + 1) + ", " + plot.columnLabel() + " " + (column + 1)
                : image.name() + " (" + (row + 1) + ", " + (column + 1) + ")";
        return where + ": " + ChartNumbers.readOut(value);
    }

    private Color color(double value) {
        if (!Double.isFinite(value)) {
            return Color.RED;
        }
        double share = Math.clamp((value - plot.low()) / (plot.high() - plot.low()), 0, 1);
        return switch (plot.coloring()) {
            case ORDERED -> new Color(ViridisScale.at(share, on.theme));
            case DIVERGING -> DivergingScale.at(2 * share - 1, on.theme);
            case GRAY -> new Color((float) share, (float) share, (float) share);
        };
    }

    private void legend(double height) {
        double x = on.width - LEGEND + 10;
        for (int row = 0; row < height; row++) {
            on.g.setColor(color(plot.low() + (1 - (row + 0.5) / height) * (plot.high() - plot.low())));
            on.g.fill(new Rectangle2D.Double(x, 6 + row, 8, 1.2));
        }
        double[] marks = {plot.low(), (plot.low() + plot.high()) / 2, plot.high()};
        double widest = 0;
        for (double mark : marks) {
            double y = 6 + (1 - (mark - plot.low()) / (plot.high() - plot.low())) * height;
            String text = ChartNumbers.tick(mark, unit(), plot.high());
            widest = Math.max(widest, on.ticks.stringWidth(text));
            on.text(
                    text,
                    x + 12,
                    Math.clamp(y + 4, 6 + on.ticks.getAscent() - 1.0, 6 + height),
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
        String name = ChartPainter.fit(plot.legend(), on.labels, height);
        on.turned(
                name,
                x + 12 + widest + 4 + on.labels.getAscent(),
                6 + height / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    /** Ticks with two digits. */
    private double unit() {
        return Math.pow(10, Math.floor(Math.log10(plot.high())) - 1);
    }
}
