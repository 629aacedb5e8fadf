package org.layerwise.ui.chart.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.HeatModel;

/**
 * A histogram over time as ridges over one axis of values, one behind the other: the oldest behind, the newest in front, all to
 * one scale of heights.
 */
final class RidgePainter {
    private static final Font TICKS = BundledFont.REGULAR.awt(10.5f);
    private static final Font LABELS = BundledFont.MEDIUM.awt(11);
    private static final int BINS = 96;
    private static final int MOST = 28;
    private static final double ROOM = 9;

    private final DrawRequest drawing;
    private final HeatModel model;
    private final ChartColors colors;
    private final List<HitRegion> spots = new ArrayList<>();

    RidgePainter(DrawRequest drawing, HeatModel model) {
        this.drawing = drawing;
        this.model = model;
        this.colors = ChartColors.of(drawing.theme());
    }

    /** Draws over the drawing's width and height. @return what can be pointed at */
    List<HitRegion> paint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        FontMetrics ticks = g.getFontMetrics(TICKS);
        FontMetrics labels = g.getFontMetrics(LABELS);
        List<HeatModel.Column> shown = shown(Math.clamp((long) (drawing.height() / ROOM), 2, MOST));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (HeatModel.Column column : shown) {
            low = Math.min(low, column.min());
            high = Math.max(high, column.max());
        }
        if (shown.isEmpty()) {
            return List.of();
        }
        if (!(high > low)) {
            double reach = low == 0 ? 1 : Math.abs(low) / 10;
            low -= reach;
            high += reach;
        }
        double[][] shares = new double[shown.size()][];
        double most = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares(shown.get(i), low, high);
            for (double share : shares[i]) {
                most = Math.max(most, share);
            }
        }
        double left = 14;
        double right = labelWidth(shown, ticks) + 16;
        double bottom = drawing.height() - ticks.getHeight() - labels.getHeight() - 10.0;
        double width = Math.max(20, drawing.width() - left - right);
        double tallest = Math.min(0.45 * bottom, 90);
        double first = 8 + tallest * peak(shares[0], most);
        double apart = shown.size() < 2 ? 0 : (bottom - first) / (shown.size() - 1);
        for (int i = 0; i < shown.size(); i++) {
            double y = shown.size() < 2 ? bottom : first + i * apart;
            ridge(g, shares[i], most, left, width, y, tallest, shown.size() < 2 ? 1 : i / (shown.size() - 1.0));
            HeatModel.Column column = shown.get(i);
            spots.add(new HitRegion(
                    left,
                    y - Math.max(4, apart),
                    width,
                    Math.max(4, apart),
                    drawing.spec().xLabel() + " " + ChartNumbers.readOut(column.to()) + ": "
                            + ChartNumbers.readOut(column.min()) + " … " + ChartNumbers.readOut(column.max())));
        }
        g.setFont(TICKS);
        g.setColor(colors.muted());
        double free = Double.NEGATIVE_INFINITY;
        for (int i = shown.size() - 1; i >= 0; i--) {
            double y = (shown.size() < 2 ? bottom : first + i * apart) + 3;
            if (i == shown.size() - 1 || y < free - ticks.getHeight()) {
                g.drawString(step(shown.get(i)), (float) (left + width + 6), (float) y);
                free = y;
            }
        }
        axis(g, low, high, left, width, bottom, ticks, labels);
        return spots;
    }

    /** As many as there is room for, evenly, the newest always among them. */
    private List<HeatModel.Column> shown(int most) {
        List<HeatModel.Column> all =
                model.columns().stream().filter(column -> column.total() > 0).toList();
        List<HeatModel.Column> shown = new ArrayList<>();
        int count = Math.min(most, all.size());
        for (int i = 0; i < count; i++) {
            shown.add(all.get(count == 1 ? all.size() - 1 : (int) ((long) i * (all.size() - 1) / (count - 1))));
        }
        return shown;
    }

    /** Smoothed a little: a column may have few wide bins. */
    private static double[] shares(HeatModel.Column column, double low, double high) {
        double[] bins = new double[BINS];
        double reach = (high - low) * 1e-9;
        column.spread(low - reach, high + reach, bins);
        double[] smooth = new double[BINS];
        double total = column.total();
        for (int i = 0; i < BINS; i++) {
            double before = bins[Math.max(0, i - 1)];
            double after = bins[Math.min(BINS - 1, i + 1)];
            smooth[i] = (before + 2 * bins[i] + after) / 4 / total;
        }
        return smooth;
    }

    /** A square root lets small shares be seen beside a tall one. */
    private static double height(double share, double most) {
        return most > 0 ? Math.sqrt(share / most) : 0;
    }

    private static double peak(double[] shares, double most) {
        double peak = 0;
        for (double share : shares) {
            peak = Math.max(peak, height(share, most));
        }
        return peak;
    }

    private void ridge(
            Graphics2D g,
            double[] shares,
            double most,
            double left,
            double width,
            double y,
            double tallest,
            double age) {
        Path2D path = new Path2D.Double();
        path.moveTo(left, y);
        for (int i = 0; i < shares.length; i++) {
            path.lineTo(left + (i + 0.5) / shares.length * width, y - tallest * height(shares[i], most));
        }
        path.lineTo(left + width, y);
        path.closePath();
        Color fill = new Color(ViridisScale.at(0.15 + 0.75 * age, drawing.theme()));
        g.setColor(fill);
        g.fill(path);
        g.setColor(colors.card());
        g.setStroke(new BasicStroke(1));
        g.draw(path);
    }

    private void axis(
            Graphics2D g,
            double low,
            double high,
            double left,
            double width,
            double bottom,
            FontMetrics ticks,
            FontMetrics labels) {
        g.setColor(colors.axis());
        g.draw(new Line2D.Double(left, bottom, left + width, bottom));
        g.setFont(TICKS);
        double room = ticks.stringWidth(ChartNumbers.readOut(-high)) + 30.0;
        double edge = Double.NEGATIVE_INFINITY;
        for (AxisTick tick : AxisTick.atLeastTwo(AxisScale.LINEAR, low, high, width / room)) {
            double x = left + (tick.value() - low) / (high - low) * width;
            g.setColor(colors.axis());
            g.draw(new Line2D.Double(x, bottom, x, bottom + 3));
            double half = ticks.stringWidth(tick.label()) / 2.0;
            double begin = Math.max(2, x - half);
            if (begin > edge + 4) {
                g.setColor(colors.muted());
                g.drawString(tick.label(), (float) begin, (float) (bottom + 4 + ticks.getAscent()));
                edge = begin + 2 * half;
            }
        }
        g.setFont(LABELS);
        g.setColor(colors.muted());
        String label = ChartPainter.fit(drawing.spec().yLabel(), labels, width);
        g.drawString(label, (float) (left + (width - labels.stringWidth(label)) / 2), (float)
                (bottom + 6 + ticks.getHeight() + labels.getAscent()));
    }

    private String step(HeatModel.Column column) {
        return ChartNumbers.readOut(column.to());
    }

    private double labelWidth(List<HeatModel.Column> shown, FontMetrics ticks) {
        return shown.stream()
                .mapToDouble(column -> ticks.stringWidth(step(column)))
                .max()
                .orElse(0);
    }
}
