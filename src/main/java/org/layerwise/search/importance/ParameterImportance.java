package org.layerwise.search.importance;

/**
 * How much one setting matters.
 *
 * @param path of the setting
 * @param share of what the settings account for one by one; the shares of all settings sum to 1
 * @param spread the standard deviation of the share over ten forests
 */
public record ParameterImportance(String path, double share, double spread) {}
