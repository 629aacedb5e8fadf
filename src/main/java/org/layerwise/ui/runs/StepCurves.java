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
    private final LineModel model;
    private final List<Integer> colors;
    private final List<Line> lines = new ArrayList<>();

    /** A run's line. */
    private static final class Line {
        final int run;
        final int series;
        int points;
        double last = Double.NEGATIVE_INFINITY;

        Line(int run, int series) {
            this.run = run;
            this.series = series;
        }
    }

    /** @param colors of the runs */
    StepCurves(Choice choice, List<Integer> colors) {
        this.colors = List.copyOf(colors);
        model = new LineModel(scale(choice.measure()));
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

    /** Appends what has been read since. */
    void take(List<Values> all, List<ComparedRun> runs) {
        for (Values values : all) {
            Line line = line(values.run(), runs);
            for (int i = line.points; i < values.series().size(); i++) {
                line.last = Math.max(line.last, values.places().get(i));
                model.append(line.series, line.last, values.series().values()[i]);
            }
            line.points = Math.max(line.points, values.series().size());
        }
    }

    private Line line(int run, List<ComparedRun> runs) {
        for (Line line : lines) {
            if (line.run == run) {
                return line;
            }
        }
        int series = model.declare(runs.get(run).info().name(), new SeriesLook(colors.get(run), Dash.FULL, false));
        Line made = new Line(run, series);
        lines.add(made);
        return made;
    }

    /** Whether a measure's values differ by powers of ten. */
    private static AxisScale scale(String measure) {
        return measure.startsWith("gradient/") || measure.startsWith("update/") ? AxisScale.LOG10 : AxisScale.LINEAR;
    }
}
