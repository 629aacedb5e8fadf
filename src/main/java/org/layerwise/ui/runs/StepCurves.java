package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.runs.RunSeries;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.Slice;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.SeriesLook.Dash;

/** One number of the sampled steps of several runs, each a line. It grows while runs go on. */
final class StepCurves {
    private final LineModel model = new LineModel();
    private final List<Integer> colors;
    private final List<Line> lines = new ArrayList<>();

    /** Points of a line, about. */
    private static final int POINTS = 200;

    /** A run's line. */
    private static final class Line {
        final int run;
        final int series;
        final int group;
        int points;
        double last = Double.NEGATIVE_INFINITY;
        double sum;
        int finite;

        Line(int run, int series, int group) {
            this.run = run;
            this.series = series;
            this.group = group;
        }
    }

    /** @param colors of the runs */
    StepCurves(List<Integer> colors) {
        this.colors = List.copyOf(colors);
    }

    LineModel model() {
        return model;
    }

    /**
     * Something that is measured at sampled steps.
     *
     * @param measure its id
     * @param layer of which layer; empty for the whole run
     */
    record Choice(String measure, String layer) {
        @Override
        public String toString() {
            return layer.isEmpty() ? measure : measure + " · " + layer;
        }
    }

    /**
     * The values of a run.
     *
     * @param run its place among the compared ones
     * @param places on the axis
     */
    record Values(int run, List<Double> places, RunSeries series) {
        Values {
            places = List.copyOf(places);
        }
    }

    /** What some of the runs measured, in the order of their frames. */
    static List<Choice> choices(List<ComparedRun> runs) {
        Set<Choice> choices = new LinkedHashSet<>();
        for (ComparedRun run : runs) {
            for (Slice slice : run.layout().step()) {
                if (slice.form() == Form.NUMBER) {
                    slice.layers().forEach(layer -> choices.add(new Choice(slice.measure(), layer)));
                }
            }
        }
        return List.copyOf(choices);
    }

    /** Reads what the runs measured. In the background. */
    static List<Values> read(List<ComparedRun> runs, Choice choice, CompareAxis axis) {
        List<Values> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ComparedRun run = runs.get(i);
            int place = i;
            run.record().series(choice.measure(), choice.layer()).ifPresent(series -> {
                List<Double> places = new ArrayList<>(series.size());
                for (long step : series.steps()) {
                    places.add(run.place(axis, step));
                }
                all.add(new Values(place, places, series));
            });
        }
        return all;
    }

    /**
     * Appends what has been read since. Of a long run each point is the mean of a few neighbors, as the noise of one run's batches
     * would else hide the others.
     */
    void take(List<Values> all, List<ComparedRun> runs) {
        for (Values values : all) {
            Line line = line(values, runs);
            for (int i = line.points; i < values.series().size(); i++) {
                gather(line, values.places().get(i), values.series().values()[i]);
                if ((i + 1) % line.group == 0) {
                    model.append(line.series, line.last, line.finite == 0 ? Double.NaN : line.sum / line.finite);
                    line.sum = 0;
                    line.finite = 0;
                }
            }
            line.points = Math.max(line.points, values.series().size());
        }
    }

    private static void gather(Line line, double place, double value) {
        line.last = Math.max(line.last, place);
        if (Double.isFinite(value)) {
            line.sum += value;
            line.finite++;
        }
    }

    /** How many sampled steps a point is the mean of, at most. */
    int group() {
        return lines.stream().mapToInt(line -> line.group).max().orElse(1);
    }

    private Line line(Values values, List<ComparedRun> runs) {
        for (Line line : lines) {
            if (line.run == values.run()) {
                return line;
            }
        }
        int run = values.run();
        int series = model.declare(runs.get(run).info().name(), new SeriesLook(colors.get(run), Dash.FULL, false));
        Line made =
                new Line(run, series, Math.ceilDiv(Math.max(1, values.series().size()), POINTS));
        lines.add(made);
        return made;
    }

    /** The scale for values of a measure: of logarithms where they differ by powers of ten. */
    static AxisScale scale(String measure) {
        return measure.startsWith("gradient/") || measure.startsWith("update/") ? AxisScale.LOG10 : AxisScale.LINEAR;
    }
}
