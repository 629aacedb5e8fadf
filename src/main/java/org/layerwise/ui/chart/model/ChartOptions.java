package org.layerwise.ui.chart.model;

/**
 * How a chart is looked at; what it shows is its model's affair.
 *
 * @param yScale how values are laid along the vertical axis
 * @param xScale how steps, or what they are given in, are laid along the horizontal axis
 * @param xUnit what the horizontal axis counts
 * @param smoothing weight of what came before in the running mean that is drawn, in [0, {@value #MOST_SMOOTHING}]; 0: none
 * @param clipOutliers whether the vertical axis leaves out values far from the others: {@link SeriesRange}
 */
public record ChartOptions(AxisScale yScale, AxisScale xScale, StepUnit xUnit, double smoothing, boolean clipOutliers) {
    /** Beyond it a mean would lag by more than a thousand points. */
    public static final double MOST_SMOOTHING = 0.999;

    public ChartOptions {
        if (!(smoothing >= 0 && smoothing <= MOST_SMOOTHING)) {
            throw new IllegalArgumentException("smoothing is from 0 to " + MOST_SMOOTHING + ", not " + smoothing);
        }
    }

    /** What a chart begins with. */
    public static ChartOptions of(ChartSpec spec) {
        return new ChartOptions(spec.yScale(), AxisScale.LINEAR, StepUnit.STEP, 0, false);
    }

    /** The same with another vertical scale. */
    public ChartOptions withYScale(AxisScale to) {
        return new ChartOptions(to, xScale, xUnit, smoothing, clipOutliers);
    }

    /** The same with another horizontal scale. */
    public ChartOptions withXScale(AxisScale to) {
        return new ChartOptions(yScale, to, xUnit, smoothing, clipOutliers);
    }

    /** The same over another unit. */
    public ChartOptions withXUnit(StepUnit to) {
        return new ChartOptions(yScale, xScale, to, smoothing, clipOutliers);
    }

    /** The same with another weight of what came before, brought into its bounds. */
    public ChartOptions withSmoothing(double to) {
        double bounded = Double.isNaN(to) ? 0 : Math.clamp(to, 0, MOST_SMOOTHING);
        return new ChartOptions(yScale, xScale, xUnit, bounded, clipOutliers);
    }

    /** The same, with outliers left out or not. */
    public ChartOptions withClipOutliers(boolean to) {
        return new ChartOptions(yScale, xScale, xUnit, smoothing, to);
    }
}
