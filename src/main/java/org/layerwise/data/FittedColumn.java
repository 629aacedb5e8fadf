package org.layerwise.data;

/** One table column as the training rows taught the pipeline to read it. */
public sealed interface FittedColumn permits FittedNumber, FittedCategory, FittedIndex, FittedSteps {
    /** The table column. */
    String name();

    /** How many features it becomes. */
    int width();

    /** How many numbers, from 0 on, name its categories for an embedding; 0 when its features are quantities. */
    default int categoryNumbers() {
        return 0;
    }
}
