package org.layerwise.ui.chart.draw;

import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.StepAxis;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.Texts;

/**
 * What the ticks of a horizontal axis count: of time seconds, minutes or hours, whichever gives numbers to read.
 *
 * @param size of one, in the axis's unit
 * @param label the axis's name
 */
record TickUnits(double size, String label) {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    /** Those of an axis that ends at a step. */
    static TickUnits of(StepAxis axis, double end, ChartSpec spec) {
        return switch (axis.unit()) {
            case STEP -> new TickUnits(1, spec.xLabel());
            case EPOCH -> new TickUnits(1, Texts.get("chart.unit.epoch"));
            case TIME -> {
                double last = axis.value(end);
                if (last < 3 * MINUTE || axis.scale() == AxisScale.LOG10) {
                    yield new TickUnits(1, Texts.get("chart.unit.seconds"));
                }
                yield last < 3 * HOUR
                        ? new TickUnits(MINUTE, Texts.get("chart.unit.minutes"))
                        : new TickUnits(HOUR, Texts.get("chart.unit.hours"));
            }
        };
    }

    /** A step in words: always its number, and what else is known of it: {@code step 1,200 · epoch 2.5 · 14.2 s}. */
    static String describe(StepAxis axis, double step, ChartSpec spec) {
        StringBuilder text = new StringBuilder(spec.xLabel() + " " + ChartNumbers.readOut(step));
        if (axis.units().has(StepUnit.EPOCH)) {
            double epoch = axis.units().of(step, StepUnit.EPOCH);
            text.append(" · ").append(Texts.get("chart.unit.epoch")).append(' ').append(ChartNumbers.readOut(epoch));
        }
        if (axis.units().has(StepUnit.TIME)) {
            double seconds = axis.units().of(step, StepUnit.TIME);
            text.append(" · ").append(Texts.get("chart.unit.after", ChartNumbers.readOut(seconds)));
        }
        return text.toString();
    }
}
