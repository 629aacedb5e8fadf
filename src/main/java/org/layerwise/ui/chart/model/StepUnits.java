package org.layerwise.ui.chart.model;

/**
 * The way from a run's steps to epochs and seconds, and back. It grows while a run goes on; {@link #now} is safe to be
 * read on any thread and does not change.
 */
public interface StepUnits {
    /** Steps alone: nothing is known of epochs and time. */
    StepUnits NONE = new StepUnits() {
        @Override
        public boolean has(StepUnit unit) {
            return unit == StepUnit.STEP;
        }

        @Override
        public double of(double step, StepUnit unit) {
            return step;
        }

        @Override
        public double step(double value, StepUnit unit) {
            return value;
        }

        @Override
        public StepUnits now() {
            return this;
        }
    };

    /** Whether steps can be given in a unit. */
    boolean has(StepUnit unit);

    /** A step in a unit; never less for a later step. */
    double of(double step, StepUnit unit);

    /** The step at {@code value}, which is in a unit. */
    double step(double value, StepUnit unit);

    /** As it is now. */
    StepUnits now();
}
