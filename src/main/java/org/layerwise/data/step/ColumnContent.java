package org.layerwise.data.step;

/** What a column holds between two steps. */
public enum ColumnContent {
    /** Texts, or missing. */
    TEXTS,
    /** One or more features of numbers. */
    NUMBERS,
    /** Finished features, or none: nothing may follow. */
    DONE
}
