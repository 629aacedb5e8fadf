package org.layerwise.ui.chart.model;

/**
 * The words of a chart, and the scale it begins with.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis, also in read-outs: "step"
 * @param yLabel name of the vertical axis, with its unit
 * @param yScale of the vertical axis, until somebody chooses the other; of a grid, of its colors
 * @param form how the model is drawn
 */
public record ChartSpec(String title, String xLabel, String yLabel, AxisScale yScale, ChartForm form) {
    public ChartSpec {
        if (xLabel.isBlank() || yLabel.isBlank()) {
            throw new IllegalArgumentException("chart " + title + ": both axes need a label");
        }
    }

    /** Along steps. */
    public ChartSpec(String title, String xLabel, String yLabel, AxisScale yScale) {
        this(title, xLabel, yLabel, yScale, ChartForm.ALONG_STEPS);
    }

    /** With an even vertical axis. */
    public ChartSpec(String title, String xLabel, String yLabel) {
        this(title, xLabel, yLabel, AxisScale.LINEAR);
    }
}
