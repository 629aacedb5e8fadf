package org.layerwise.data.spec;

/** How a category column becomes features. */
public enum Encoding {
    /** One feature per category: 1 for the cell's own, 0 elsewhere. */
    ONE_HOT,
    /** One feature, never scaled: the category's number from 1 on, 0 where it is missing or unknown. For an embedding. */
    INDEX
}
