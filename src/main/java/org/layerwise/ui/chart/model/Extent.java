package org.layerwise.ui.chart.model;

import java.util.List;

/** The steps and values that a picture covers. */
public record Extent(double xMin, double xMax, double yMin, double yMax) {

    /** What {@code view} asks for; where it follows the data, all of them and a little air. */
    public static Extent of(ChartModel model, ChartViewport view, ChartOptions options, StepAxis axis) {
        return switch (model) {
            case LineModel lines -> ofSeries(lines.series(), view, options, axis);
            case BandModel bands -> ofSeries(bands.series(), view, options, axis);
            case HeatModel heat -> ofHeat(heat, view, axis);
            case GridModel grid -> ofGrid(grid, view, axis);
        };
    }

    private static Extent ofSeries(SeriesList list, ChartViewport view, ChartOptions options, StepAxis axis) {
        double[] steps = {view.xMin(), view.xMax()};
        if (view.followsX()) {
            steps[0] = Double.POSITIVE_INFINITY;
            steps[1] = Double.NEGATIVE_INFINITY;
            for (Series series : list.shown()) {
                int size = series.size();
                int first = firstWithPlace(series, size, axis);
                if (first < size) {
                    steps[0] = Math.min(steps[0], series.steps.get(first));
                    steps[1] = Math.max(steps[1], series.steps.get(size - 1));
                }
            }
        }
        widen(steps, axis);
        double yMin = view.yMin();
        double yMax = view.yMax();
        AxisScale scale = options.yScale();
        if (view.followsY() || (scale == AxisScale.LOG10 && !(yMin > 0))) {
            double[] minMax = {Double.NaN, Double.NaN};
            for (Series series : list.shown()) {
                if (options.clipOutliers()) {
                    SeriesRange.widen(series, steps[0], steps[1], scale, minMax);
                } else {
                    series.widen(steps[0], steps[1], scale, minMax);
                }
            }
            ReferenceBand guide = list.guide();
            if (guide != null && !Double.isNaN(minMax[0])) {
                minMax[0] = Math.min(minMax[0], guide.low());
                minMax[1] = Math.max(minMax[1], guide.high());
            }
            double[] airy = withAir(minMax[0], minMax[1], scale);
            yMin = airy[0];
            yMax = airy[1];
        }
        return new Extent(steps[0], steps[1], yMin, yMax);
    }

    private static int firstWithPlace(Series series, int size, StepAxis axis) {
        return axis.scale() == AxisScale.LINEAR
                ? 0
                : series.steps.lowerBound(Math.nextUp(axis.step(Double.NEGATIVE_INFINITY)), size);
    }

    /** Steps that an axis can be made of: different ones, each with a place. */
    private static void widen(double[] steps, StepAxis axis) {
        if (!(steps[0] <= steps[1])) {
            steps[0] = axis.step(0);
            steps[1] = Math.max(steps[0] + 1, axis.step(1));
        }
        if (!Double.isFinite(axis.place(steps[0]))) {
            // A logarithm has no place for what a zoom on an even axis began with.
            steps[0] = Math.min(steps[1], axis.step(axis.place(Math.max(1e-9, steps[1])) - 3));
        }
        if (!(axis.place(steps[0]) < axis.place(steps[1]))) {
            double reach = axis.scale() == AxisScale.LINEAR ? 0.5 : Math.min(0.5, steps[0] / 2);
            steps[0] -= reach;
            steps[1] += reach;
        }
    }

    private static Extent ofHeat(HeatModel model, ChartViewport view, StepAxis axis) {
        List<HeatModel.Column> columns = model.columns();
        double[] steps = {view.xMin(), view.xMax()};
        if (view.followsX()) {
            steps[0] = columns.isEmpty() ? 0 : columns.getFirst().from();
            steps[1] = columns.isEmpty() ? 1 : columns.getLast().to();
        }
        widen(steps, axis);
        double yMin = view.yMin();
        double yMax = view.yMax();
        if (view.followsY()) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (HeatModel.Column column : columns) {
                if (column.to() >= steps[0] && column.from() <= steps[1] && column.total() > 0) {
                    low = Math.min(low, column.min());
                    high = Math.max(high, column.max());
                }
            }
            double[] airy = low <= high ? withAir(low, high, AxisScale.LINEAR) : new double[] {-1, 1};
            yMin = low < high ? low : airy[0];
            yMax = low < high ? high : airy[1];
        }
        return new Extent(steps[0], steps[1], yMin, yMax);
    }

    /** Rows are counted from below: the first, which is on top, ends at their number. */
    private static Extent ofGrid(GridModel model, ChartViewport view, StepAxis axis) {
        List<GridModel.Column> columns = model.columns();
        double[] steps = {view.xMin(), view.xMax()};
        if (view.followsX()) {
            steps[0] = columns.isEmpty() ? 0 : columns.getFirst().from();
            steps[1] = columns.isEmpty() ? 1 : columns.getLast().to();
        }
        widen(steps, axis);
        boolean all = view.followsY();
        return new Extent(
                steps[0], steps[1], all ? 0 : view.yMin(), all ? model.rows().size() : view.yMax());
    }

    private static double[] withAir(double min, double max, AxisScale scale) {
        if (Double.isNaN(min)) {
            return scale == AxisScale.LINEAR ? new double[] {0, 1} : new double[] {0.1, 10};
        }
        return switch (scale) {
            case LINEAR -> evenAir(min, max);
            case LOG10 -> {
                double low = Math.log10(min);
                double high = Math.log10(max);
                double air = Math.max(0.02, 0.05 * (high - low));
                yield new double[] {Math.pow(10, low - air), Math.pow(10, high + air)};
            }
        };
    }

    private static double[] evenAir(double min, double max) {
        double air = 0.05 * (max - min);
        if (max - min <= 1e-12 * Math.max(Math.abs(min), Math.abs(max))) {
            air = min == 0 ? 1 : 0.1 * Math.abs(min);
        }
        double low = min - air;
        // A loss or a share does not fall below 0, so neither does its axis.
        return new double[] {min >= 0 && low < 0 ? Math.min(0, min) : low, max + air};
    }
}
