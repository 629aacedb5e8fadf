package org.layerwise.data.profile;

/**
 * How spread a class is.
 *
 * @param category the class
 * @param rows rows looked at
 * @param spread mean squared distance of its rows from their mean, in prepared columns: the trace of its covariance
 */
public record ClassSpread(String category, int rows, double spread) {}
