package org.layerwise.ui.chart.model;

import org.layerwise.telemetry.DoubleColumn;

/**
 * Epochs by a fixed number of steps each, and seconds by knots between which time goes evenly. One thread adds; any thread
 * reads.
 */
public final class StepTimes implements StepUnits {
    private volatile double stepsPerEpoch;
    private final DoubleColumn steps;
    private final DoubleColumn seconds;
    private final int fixed;
    private volatile int size;

    /** @param stepsPerEpoch updates in an epoch; 0 where it is not known */
    public StepTimes(double stepsPerEpoch) {
        this(stepsPerEpoch, new DoubleColumn(), new DoubleColumn(), -1);
    }

    private StepTimes(double stepsPerEpoch, DoubleColumn steps, DoubleColumn seconds, int fixed) {
        this.stepsPerEpoch = stepsPerEpoch;
        this.steps = steps;
        this.seconds = seconds;
        this.fixed = fixed;
    }

    /** Updates in an epoch, once they are known. */
    public void setStepsPerEpoch(double to) {
        stepsPerEpoch = to;
    }

    /** A step was done after so many seconds; what does not come after the last knot is passed over. */
    public void add(double step, double after) {
        int count = size;
        if (count == 0 && step > 0) {
            steps.add(0);
            seconds.add(0);
            count = 1;
        }
        if (step > steps.get(count - 1) && after >= seconds.get(count - 1)) {
            seconds.add(after);
            steps.add(step);
            size = count + 1;
        }
    }

    private int knots() {
        return fixed >= 0 ? fixed : size;
    }

    @Override
    public boolean has(StepUnit unit) {
        return switch (unit) {
            case STEP -> true;
            case EPOCH -> stepsPerEpoch > 0;
            case TIME -> knots() > 1;
        };
    }

    @Override
    public double of(double step, StepUnit unit) {
        return switch (unit) {
            case STEP -> step;
            case EPOCH -> step / stepsPerEpoch;
            case TIME -> along(steps, seconds, step);
        };
    }

    @Override
    public double step(double value, StepUnit unit) {
        return switch (unit) {
            case STEP -> value;
            case EPOCH -> value * stepsPerEpoch;
            case TIME -> along(seconds, steps, value);
        };
    }

    /** Evenly between two knots, and beyond the last as fast as on the whole. */
    private double along(DoubleColumn from, DoubleColumn to, double at) {
        int count = knots();
        if (count < 2) {
            return at;
        }
        double end = from.get(count - 1);
        if (at >= end) {
            return end <= 0 ? to.get(count - 1) : to.get(count - 1) * (at / end);
        }
        int above = Math.max(1, from.lowerBound(at, count));
        double low = from.get(above - 1);
        double high = from.get(above);
        double share = high > low ? (at - low) / (high - low) : 1;
        return to.get(above - 1) + share * (to.get(above) - to.get(above - 1));
    }

    @Override
    public StepUnits now() {
        return new StepTimes(stepsPerEpoch, steps, seconds, knots());
    }
}
