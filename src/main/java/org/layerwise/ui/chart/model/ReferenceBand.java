package org.layerwise.ui.chart.model;

/**
 * Where values ought to lie: a marked range and a line in it, always in view.
 *
 * @param name written beside the line
 * @param help what it means, shown when pointed at
 * @param value the line
 * @param low lower end of the range
 * @param high upper end of the range
 */
public record ReferenceBand(String name, String help, double value, double low, double high) {}
