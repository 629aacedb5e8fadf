package org.layerwise.ui.chart.model;

/** How a model is drawn where there is more than one way. */
public enum ChartForm {
    /** Along steps. */
    ALONG_STEPS,
    /** A histogram over time as ridges, one behind the other, the newest in front. */
    RIDGES,
    /** The newest values as bars. */
    BARS
}
