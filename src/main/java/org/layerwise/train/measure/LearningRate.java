package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** The rate of the step, as the schedule sets it, before the layers' own factors. */
@Kind(
        id = LearningRate.ID,
        title = "Learning rate",
        doc = "The rate of the step, as the schedule sets it, before the layers' own factors.")
public record LearningRate() implements RunMeasure {
    /** Its name everywhere. */
    public static final String ID = "learning-rate";

    @Override
    public String formula() {
        return "η(step)";
    }

    @Override
    public String cost() {
        return "none";
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public double value(StepReading step) {
        return step.rate();
    }
}
