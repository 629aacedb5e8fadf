package org.layerwise.ui.design;

import org.layerwise.catalog.Param;

/** The experiment's seed, as the properties show it. */
record Reproducibility(
        @Param(
                value = "1",
                doc = "Every random choice follows from it: the split, the first weights, the order of rows, dropout. "
                        + "The same seed gives the same run to the last bit.")
        long seed) {}
