package org.layerwise.ui.chart.model;

import java.util.List;

/** What a chart shows. One thread writes (the JavaFX thread, from telemetry); the chart worker reads at the same time. */
public sealed interface ChartModel permits LineModel, BandModel, HeatModel, GridModel {

    /** Grows with every change; a chart whose picture has this version is up to date. */
    long version();

    boolean isEmpty();

    /** Forgets all points, for a new run. */
    void clear();

    /** Names for the legend, in drawing order; empty when there is nothing to tell apart. */
    List<String> names();
}
