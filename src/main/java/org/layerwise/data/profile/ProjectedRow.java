package org.layerwise.data.profile;

/**
 * A row's place in a projection.
 *
 * @param row its number in the table, from 0
 * @param x along the first axis
 * @param y along the second axis
 * @param group index of its class, or of its part of the target's range
 */
public record ProjectedRow(int row, double x, double y, int group) {}
