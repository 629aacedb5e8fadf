package org.layerwise.train.measure;

/** A number of the whole run, each sampled step. */
public sealed interface RunMeasure extends Measure permits BatchLoss, LearningRate, PenaltyLoss {

    /** The number, before the update. */
    double value(StepReading step);
}
