package org.layerwise.train.measure;

/** A number of the whole run, each sampled step. */
public sealed interface RunMeasure extends Measure permits BatchLoss, LearningRate, PenaltyLoss, ClockMeasure {

    /** The number: before the update, or after it where it depends on the clock. */
    double value(StepReading step);
}
