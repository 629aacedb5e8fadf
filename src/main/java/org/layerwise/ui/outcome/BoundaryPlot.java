package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.layerwise.data.table.Table;
import org.layerwise.outcome.DecisionSurface;
import org.layerwise.outcome.Outcome;
import org.layerwise.outcome.PredictedNumber;
import org.layerwise.train.Predictions;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.SurfacePlot;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The chart of a plane of predictions. */
final class BoundaryPlot {
    /** Points over the plane; of more rows, evenly chosen ones. */
    private static final int POINTS = 2_000;

    private BoundaryPlot() {}

    /**
     * A target's chart.
     *
     * @param outcome the rows, drawn as points
     * @param target which one, from 0
     */
    static SurfacePlot of(BoundaryViewModel.Plane plane, Outcome outcome, int target) {
        DecisionSurface surface = plane.surface();
        int points = surface.x().length;
        int[] group = new int[points * points];
        double[] value = new double[points * points];
        for (int i = 0; i < value.length; i++) {
            fill(surface.predictions(), target, i, group, value);
        }
        boolean classes = outcome instanceof Outcome.Classes;
        List<String> groups = outcome instanceof Outcome.Classes of ? of.classes() : List.of();
        return new SurfacePlot(
                Texts.get(classes ? "outcome.boundary.title" : "outcome.boundary.title.number", outcome.target()),
                plane.across(),
                plane.up(),
                groups,
                points,
                new SurfacePlot.Cells(group, value),
                new PlotRange(surface.x()[0], surface.x()[points - 1]),
                new PlotRange(surface.y()[0], surface.y()[points - 1]),
                Texts.get(classes ? "outcome.boundary.legend" : "outcome.boundary.legend.number", outcome.target()),
                marks(plane, outcome));
    }

    private static void fill(Predictions predictions, int target, int i, int[] group, double[] value) {
        switch (predictions) {
            case Predictions.Classes classes -> {
                group[i] = classes.best(i);
                value[i] = classes.probabilities()[i][group[i]];
            }
            case Predictions.Labels labels -> {
                double has = labels.probabilities()[i][target];
                group[i] = has > 0.5 ? 1 : 0;
                value[i] = Math.max(has, 1 - has);
            }
            case Predictions.Values _, Predictions.SeveralValues _, Predictions.Reconstruction _ ->
                value[i] = new PredictedNumber(target).of(predictions, i);
        }
    }

    private static List<SurfacePlot.Mark> marks(BoundaryViewModel.Plane plane, Outcome outcome) {
        Table read = plane.at().model().pipeline().reads(plane.at().table());
        int x = read.column(plane.across());
        int y = read.column(plane.up());
        int[] rows;
        IntToDoubleFunction number;
        switch (outcome) {
            case Outcome.Classes classes -> {
                rows = classes.rows();
                number = i -> Double.NaN;
            }
            case Outcome.Numbers numbers -> {
                rows = numbers.residuals().rows();
                number = i -> numbers.residuals().actual()[i];
            }
        }
        List<SurfacePlot.Mark> marks = new ArrayList<>();
        int stride = Math.max(1, Math.ceilDiv(rows.length, POINTS));
        for (int i = 0; i < rows.length; i += stride) {
            if (!read.isMissing(rows[i], x) && !read.isMissing(rows[i], y)) {
                marks.add(mark(outcome, i, rows[i], read.number(rows[i], x), read.number(rows[i], y), number));
            }
        }
        return marks;
    }

    private static SurfacePlot.Mark mark(
            Outcome outcome, int i, int row, double x, double y, IntToDoubleFunction number) {
        int group = outcome instanceof Outcome.Classes classes ? classes.actual()[i] : 0;
        String what = switch (outcome) {
            case Outcome.Classes classes -> group < 0 ? "–" : classes.classes().get(group);
            case Outcome.Numbers _ -> Numbers.result(number.applyAsDouble(i));
        };
        return new SurfacePlot.Mark(
                x, y, group, number.applyAsDouble(i), Texts.get("outcome.boundary.point", what, row + 1), row);
    }
}
