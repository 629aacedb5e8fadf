package org.layerwise.ui.data.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ClassFrequencies;
import org.layerwise.data.profile.Correlations;
import org.layerwise.data.profile.Projection;
import org.layerwise.data.profile.Separation;
import org.layerwise.data.profile.TableOverview;
import org.layerwise.ui.chart.plot.BarPlot;
import org.layerwise.ui.chart.plot.MatrixPlot;
import org.layerwise.ui.chart.plot.ScatterPlot;
import org.layerwise.ui.chart.plot.StaticPlot;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** The charts of an overview, those that it has figures for. */
final class OverviewPlots {
    private static final int MOST_CLASSES_APART = 40;
    private static final int COLORS = 8;

    private OverviewPlots() {}

    static List<StaticPlot> of(TableOverview overview) {
        List<StaticPlot> plots = new ArrayList<>();
        ClassFrequencies balance = overview.balance();
        if (balance != null) {
            plots.add(balance(balance, overview.target()));
        }
        Projection projection = overview.projection();
        if (projection != null) {
            plots.add(scatter(projection));
        }
        Correlations correlations = overview.correlations();
        if (correlations.columns().size() > 1) {
            plots.add(new MatrixPlot(
                    correlations.left() == 0
                            ? Texts.get("data.overview.correlations")
                            : Texts.get(
                                    "data.overview.correlations.some",
                                    correlations.columns().size()),
                    Texts.get("data.overview.correlations.legend"),
                    correlations.columns(),
                    correlations.values(),
                    true));
        }
        Separation separation = overview.separation();
        if (separation != null) {
            plots.add(separation(separation));
            if (separation.classes().size() > 1 && separation.classes().size() <= MOST_CLASSES_APART) {
                plots.add(apart(separation));
            }
        }
        return plots;
    }

    private static BarPlot balance(ClassFrequencies balance, String target) {
        double rows = Math.max(1, balance.rows());
        boolean colored = balance.classes().size() <= COLORS;
        List<CategoryCount> classes = new ArrayList<>(balance.classes());
        if (!colored) {
            classes.sort(Comparator.comparingInt(CategoryCount::count).reversed());
        }
        List<BarPlot.Bar> bars = classes.stream()
                .map(each -> new BarPlot.Bar(
                        each.category(),
                        each.count(),
                        Numbers.count(each.count()) + " · " + Numbers.percentNumber(each.count() / rows) + "\u202f%"))
                .toList();
        return new BarPlot(
                Texts.get("data.overview.balance", target),
                Texts.get("data.overview.balance.axis"),
                bars,
                Double.NaN,
                colored);
    }

    private static ScatterPlot scatter(Projection projection) {
        List<ScatterPlot.Point> points = projection.points().stream()
                .map(point -> new ScatterPlot.Point(
                        point.x(),
                        point.y(),
                        point.group(),
                        projection.groups().isEmpty()
                                ? Texts.get("data.overview.row", point.row() + 1)
                                : Texts.get(
                                        "data.overview.point",
                                        projection.groups().get(point.group()),
                                        point.row() + 1)))
                .toList();
        return new ScatterPlot(
                Texts.get("data.overview.projection", projection.points().size(), projection.columns()),
                Texts.get("data.overview.axis.first", Numbers.percentNumber(projection.firstShare())),
                Texts.get("data.overview.axis.second", Numbers.percentNumber(projection.secondShare())),
                projection.groups(),
                points);
    }

    private static BarPlot separation(Separation separation) {
        List<BarPlot.Bar> bars = separation.columns().stream()
                .map(column ->
                        new BarPlot.Bar(column.column(), column.share(), Numbers.percentNumber(column.share()) + " %"))
                .toList();
        return new BarPlot(
                Texts.get("data.overview.separation", Numbers.percentNumber(separation.share())),
                Texts.get("data.overview.separation.axis"),
                bars,
                1,
                false);
    }

    private static MatrixPlot apart(Separation separation) {
        int count = separation.classes().size();
        List<List<Double>> values = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            List<Double> line = new ArrayList<>();
            for (int b = 0; b < count; b++) {
                double apart = separation.apart(a, b);
                line.add(a != b && Double.isFinite(apart) ? apart : Double.NaN);
            }
            values.add(line);
        }
        return new MatrixPlot(
                Texts.get("data.overview.apart"),
                Texts.get("data.overview.apart.legend"),
                separation.classes().stream().map(each -> each.category()).toList(),
                values,
                false);
    }
}
