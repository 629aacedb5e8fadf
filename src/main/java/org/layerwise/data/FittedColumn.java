package org.layerwise.data;

/** One table column as the training rows taught the pipeline to read it. */
public sealed interface FittedColumn permits FittedNumber, FittedCategory, FittedIndex {
    /** The table column. */
    String name();

    /** How many features it becomes. */
    int width();
}
