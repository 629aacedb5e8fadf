package org.layerwise.data.pipeline;

/**
 * Another way in which training wrote a category.
 *
 * @param text as it was written
 * @param category the category that it is
 */
public record Spelling(String text, String category) {}
