package org.layerwise.ui.chart.model;

/** What the horizontal axis of a chart counts; data are kept by step in any case. */
public enum StepUnit {
    STEP,
    /** Epochs that are over, with their fraction. */
    EPOCH,
    /** Seconds of training; a pause does not count. */
    TIME
}
