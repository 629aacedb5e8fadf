package org.layerwise.data.profile;

/** A category and how many cells have it. */
public record CategoryCount(String category, int count) {}
