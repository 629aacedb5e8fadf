package org.layerwise.ui.chart.draw;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.AxisTick;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.plot.PlotRange;

/** The axes of a still plane: its frame, ticks and labels, and where a value lies in it. */
final class PlaneAxes {
    private static final double RIGHT = 14;
    private static final double NAME = 54;

    private final StaticPainter on;
    private final PlotRange x;
    private final PlotRange y;
    private final AxisScale scale;
    private final AxisScale yScale;
    final double left;
    final double top;
    final double width;
    final double height;

    /**
     * @param top where the frame begins, below a legend
     * @param right kept free beside the frame
     */
    PlaneAxes(StaticPainter on, PlotRange x, PlotRange y, double top, double right) {
        this(on, x, AxisScale.LINEAR, y, AxisScale.LINEAR, top, right);
    }

    /** As above, each axis on a scale. */
    PlaneAxes(StaticPainter on, PlotRange x, AxisScale scale, PlotRange y, AxisScale yScale, double top, double right) {
        this.on = on;
        this.scale = scale;
        this.yScale = yScale;
        this.x = x;
        this.y = y;
        this.top = top;
        height = Math.max(20, on.height - top - (on.ticks.getHeight() + on.labels.getHeight() + 10));
        left = widest() + on.labels.getHeight() + 12;
        width = Math.max(20, on.width - left - RIGHT - right);
    }

    private static double unit(PlotRange range, double most) {
        return AxisTick.unit(range.to() - range.from(), most);
    }

    double x(double value) {
        return left + share(scale, x, value) * width;
    }

    double y(double value) {
        return top + (1 - share(yScale, y, value)) * height;
    }

    /** How far along; not finite where a logarithmic axis has no place for it. */
    private static double share(AxisScale scale, PlotRange range, double value) {
        return switch (scale) {
            case LINEAR -> range.share(value);
            case LOG10 -> Math.log(value / range.from()) / Math.log(range.to() / range.from());
        };
    }

    /** Draws grid, ticks and labels; the frame comes last, by {@link #frame}. */
    void paint(String xLabel, String yLabel, List<String> xNames) {
        if (xNames.isEmpty()) {
            across();
        } else {
            names(xNames);
        }
        for (AxisTick tick : up()) {
            double at = y(tick.value());
            on.g.setColor(on.colors.grid());
            on.g.draw(new Line2D.Double(left, at, left + width, at));
            on.ending(
                    tick.label(),
                    left - 5,
                    at + on.ticks.getAscent() / 2.0 - 1,
                    StaticPainter.TICKS,
                    on.colors.muted());
        }
        on.centered(
                ChartPainter.fit(xLabel, on.labels, width),
                left + width / 2,
                on.height - 5,
                StaticPainter.LABELS,
                on.colors.muted());
        on.turned(
                ChartPainter.fit(yLabel, on.labels, height),
                on.labels.getAscent() + 2.0,
                top + height / 2,
                -Math.PI / 2,
                true,
                StaticPainter.LABELS,
                on.colors.muted());
    }

    void frame() {
        on.g.setColor(on.colors.axis());
        on.g.draw(new Rectangle2D.Double(left, top, width, height));
    }

    private void across() {
        for (AxisTick tick : AxisTick.of(scale, x.from(), x.to(), width / 60)) {
            if (tick.isMajor()) {
                double at = x(tick.value());
                on.g.setColor(on.colors.grid());
                on.g.draw(new Line2D.Double(at, top, at, top + height));
                under(tick.label(), at);
            }
        }
    }

    /** Names of whole places; of many only some, evenly. */
    private void names(List<String> names) {
        int stride = (int) Math.max(1, Math.ceil(names.size() / Math.max(1, width / NAME)));
        for (int i = 0; i < names.size(); i += stride) {
            on.g.setColor(on.colors.grid());
            on.g.draw(new Line2D.Double(x(i), top, x(i), top + height));
            under(ChartPainter.fit(names.get(i), on.ticks, width / names.size() * stride - 4), x(i));
        }
    }

    private void under(String label, double at) {
        on.centered(label, at, top + height + on.ticks.getAscent() + 4, StaticPainter.TICKS, on.colors.muted());
    }

    /** The labeled ticks of the vertical axis. */
    private List<AxisTick> up() {
        return switch (yScale) {
            case LINEAR -> {
                double unit = unit(y, height / 40);
                yield places(y, unit).stream()
                        .map(at -> new AxisTick(at, label(at, unit, y)))
                        .toList();
            }
            case LOG10 ->
                AxisTick.of(yScale, y.from(), y.to(), height / 30).stream()
                        .filter(AxisTick::isMajor)
                        .toList();
        };
    }

    private double widest() {
        return up().stream()
                .mapToDouble(tick -> on.ticks.stringWidth(tick.label()))
                .max()
                .orElse(0);
    }

    private static List<Double> places(PlotRange range, double unit) {
        List<Double> places = new ArrayList<>();
        double slack = 1e-9 * unit;
        for (long n = (long) Math.ceil((range.from() - slack) / unit); n * unit <= range.to() + slack; n++) {
            places.add(n * unit);
        }
        return places;
    }

    private static String label(double at, double unit, PlotRange range) {
        return ChartNumbers.tick(at, unit, Math.max(Math.abs(range.from()), Math.abs(range.to())));
    }
}
