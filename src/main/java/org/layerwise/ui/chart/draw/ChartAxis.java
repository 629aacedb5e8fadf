package org.layerwise.ui.chart.draw;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.layerwise.ui.chart.model.AxisTick;

/** An axis whose ticks were chosen before it is drawn. */
final class ChartAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<AxisTick> ticks;
    private final transient DoubleUnaryOperator place;

    /**
     * @param ticks ascending
     * @param place where on the axis the value of a tick is
     */
    ChartAxis(String label, double min, double max, List<AxisTick> ticks, DoubleUnaryOperator place) {
        super(label);
        this.ticks = List.copyOf(ticks);
        this.place = place;
        setRange(min, max);
        setTickMarkOutsideLength(3);
        setMinorTickMarksVisible(true);
        setMinorTickMarkOutsideLength(1.5f);
    }

    @Override
    @SuppressWarnings("rawtypes") // as JFreeChart has it
    public List refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        List<Tick> found = new ArrayList<>(ticks.size());
        for (AxisTick tick : ticks) {
            double at = place.applyAsDouble(tick.value());
            if (Double.isFinite(at) && getRange().contains(at)) {
                TickType type = tick.isMajor() ? TickType.MAJOR : TickType.MINOR;
                found.add(new NumberTick(type, at, tick.label(), anchor, TextAnchor.CENTER, 0));
            }
        }
        return found;
    }

    double widestLabel(FontMetrics metrics) {
        double widest = 0;
        for (AxisTick tick : ticks) {
            widest = Math.max(widest, metrics.stringWidth(tick.label()));
        }
        return widest;
    }

    /** How far the last label reaches beyond an axis of {@code length}. */
    double overhang(FontMetrics metrics, double length) {
        double most = 0;
        for (AxisTick tick : ticks) {
            double beyond = (getUpperBound() - place.applyAsDouble(tick.value()))
                    / getRange().getLength()
                    * length;
            if (tick.isMajor() && beyond >= 0) {
                most = Math.max(most, metrics.stringWidth(tick.label()) / 2.0 - beyond + 4);
            }
        }
        return most;
    }
}
