package org.layerwise.ui.chart.model;

/**
 * The words of a chart.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis, also in read-outs: "step"
 * @param yLabel name of the vertical axis, with its unit
 */
public record ChartSpec(String title, String xLabel, String yLabel) {
    public ChartSpec {
        if (xLabel.isBlank() || yLabel.isBlank()) {
            throw new IllegalArgumentException("chart " + title + ": both axes need a label");
        }
    }
}
