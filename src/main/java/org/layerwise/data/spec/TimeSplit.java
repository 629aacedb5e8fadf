package org.layerwise.data.spec;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * The earliest rows train, later ones are for validation, the latest for the test. Rows of one time keep the table's order.
 *
 * @param column numbers, or dates and times
 */
@Kind(
        id = "time",
        title = "By time",
        doc = "The earliest rows train, the latest test: the network is judged on a future it never saw.")
public record TimeSplit(
        @Param(doc = "The column with numbers, or dates and times", value = "")
        String column) implements SplitBy {}
