package org.layerwise.train.measure;

/**
 * The figures of one part in one epoch; NaN where one makes no sense.
 *
 * @param loss mean over its rows, without penalty
 * @param accuracy share of rows, or of labels, that are right
 * @param rmse root mean squared error in the target's units
 * @param r2 share of the target's variance that is explained
 */
public record EpochFigures(double loss, double accuracy, double rmse, double r2) {}
