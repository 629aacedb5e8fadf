package org.layerwise.ui.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.layerwise.outcome.ColumnImportance;
import org.layerwise.outcome.PartialDependence;
import org.layerwise.outcome.PermutationImportance;
import org.layerwise.ui.chart.plot.CurvePlot;
import org.layerwise.ui.chart.plot.CurvePlot.Line;
import org.layerwise.ui.chart.plot.CurvePlot.Look;
import org.layerwise.ui.chart.plot.PlotRange;
import org.layerwise.ui.chart.plot.SpreadPlot;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The charts of what matters. */
final class MattersPlots {
    /** Rows that have a line of their own behind the mean. */
    private static final int LINES = 100;

    private MattersPlots() {}

    static SpreadPlot importance(PermutationImportance of, String chosen) {
        List<SpreadPlot.Bar> bars = new ArrayList<>();
        int marked = -1;
        for (ColumnImportance column : of.columns()) {
            if (column.column().equals(chosen)) {
                marked = bars.size();
            }
            bars.add(new SpreadPlot.Bar(
                    column.column(),
                    column.mean(),
                    column.drops(),
                    Texts.get(
                            "outcome.matters.value",
                            Numbers.measure(column.mean()),
                            Numbers.measure(column.deviation()))));
        }
        String axis = Texts.get("outcome.matters.axis", Texts.get("figure.name." + of.figure()));
        return new SpreadPlot(Texts.get("outcome.matters.title"), axis, bars, marked);
    }

    /** @param prediction what the numbers are of: a class, a label or a target */
    static CurvePlot dependence(PartialDependence of, String prediction, boolean probability, boolean categories) {
        List<Line> lines = new ArrayList<>();
        int stride = Math.max(1, Math.ceilDiv(of.rows().length, LINES));
        DoubleStream.Builder all = DoubleStream.builder();
        for (int row = 0; row < of.rows().length; row += stride) {
            lines.add(new Line("", of.places(), of.rows()[row], 0, Look.FAINT));
            for (double value : of.rows()[row]) {
                all.add(value);
            }
        }
        lines.add(new Line(
                Texts.get("outcome.dependence.mean", of.rows().length), of.places(), of.mean(), 1, Look.MARKED));
        PlotRange range = probability
                ? new PlotRange(-0.02, 1.02)
                : PlotRange.of(all.build().toArray());
        double[] places = of.places();
        PlotRange x = categories ? new PlotRange(-0.5, Math.max(0.5, places.length - 0.5)) : PlotRange.of(places);
        return new CurvePlot(
                Texts.get("outcome.dependence.title", prediction, of.column()),
                of.column(),
                prediction,
                lines,
                x,
                range,
                categories ? of.cells() : List.of());
    }
}
