package org.layerwise.ui.chart.model;

/**
 * A horizontal axis: where steps are on it.
 *
 * @param units from steps to what the axis counts
 * @param unit what it counts
 * @param scale how that is laid along it
 */
public record StepAxis(StepUnits units, StepUnit unit, AxisScale scale) {
    /** Steps, evenly. */
    public static final StepAxis STEPS = new StepAxis(StepUnits.NONE, StepUnit.STEP, AxisScale.LINEAR);

    /** The axis that {@code options} ask for, of units as they are now; steps where the unit is not known. */
    public static StepAxis of(ChartOptions options, StepUnits units) {
        StepUnits now = units.now();
        StepUnit unit = now.has(options.xUnit()) ? options.xUnit() : StepUnit.STEP;
        return new StepAxis(now, unit, options.xScale());
    }

    /** Where {@code step} is; NaN for what a logarithm has no place for. */
    public double place(double step) {
        return scale.place(value(step));
    }

    /** {@code step} in the axis's unit. */
    public double value(double step) {
        return unit == StepUnit.STEP ? step : units.of(step, unit);
    }

    /** The step at {@code place}. */
    public double step(double place) {
        double value = scale.value(place);
        return unit == StepUnit.STEP ? value : units.step(value, unit);
    }
}
