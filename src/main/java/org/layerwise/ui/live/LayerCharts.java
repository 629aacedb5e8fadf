package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.measure.ActivationDead;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.ActivationMean;
import org.layerwise.train.measure.ActivationSaturated;
import org.layerwise.train.measure.ActivationStd;
import org.layerwise.train.measure.ActivationZero;
import org.layerwise.train.measure.GradientMeanAbs;
import org.layerwise.train.measure.GradientNorm;
import org.layerwise.train.measure.Measure;
import org.layerwise.train.measure.UpdateRatio;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.StepTimes;
import org.layerwise.ui.fx.Texts;

/**
 * Everything that a run measures of one layer, each measure a chart; shares of its outputs are in one. Frames come on one
 * thread at a time; the models may be read on any.
 */
public final class LayerCharts implements RunFeed.Reader, AutoCloseable {
    private static final Set<String> SHARES = Set.of(ActivationSaturated.ID, ActivationDead.ID, ActivationZero.ID);

    /** Measures whose values differ by powers of ten. */
    private static final Set<String> LOGARITHMIC = Set.of(GradientNorm.ID, GradientMeanAbs.ID, UpdateRatio.ID);

    /**
     * One chart.
     *
     * @param id for the page and tests: {@code gradient-norm}
     */
    public record Chart(String id, ChartSpec spec, ChartModel model) {}

    /** A line of a chart, and the place of its values in a frame. */
    private record Line(LineModel model, int series, int place) {}

    /** The histograms of a chart, and where they begin in a frame. */
    private record Heat(HeatModel model, int at) {}

    private final List<Chart> charts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Heat> heats = new ArrayList<>();
    private final BandModel outputs = new BandModel();
    private final int band;
    private final WatchedLayer layer;
    private final SeriesLook look;
    private final FrameThinner thinner;
    private final StepTimes times = new StepTimes(0);
    private final long[] bins = new long[Slice.BINS];
    private RunFeed.@Nullable Reading reading;

    /**
     * @param layout of the run's frames
     * @param layer of the run
     */
    public LayerCharts(FrameLayout layout, WatchedLayer layer) {
        this.layer = layer;
        look = RunCharts.look(layer);
        band = outputs.declare(layer.id(), look);
        charts.add(new Chart(
                "activation",
                spec(Texts.get("watch.activations"), Texts.get("watch.activations.axis"), false),
                outputs));
        List<Slice> slices = layout.step().stream()
                .filter(slice -> slice.at(layer.id()) >= 0)
                .toList();
        slices.stream()
                .filter(slice -> slice.measure().equals(ActivationHistogram.ID))
                .forEach(this::histogram);
        shares(slices);
        for (Slice slice : slices) {
            if (slice.form() == Form.NUMBER && !isDrawnOtherwise(slice.measure())) {
                number(slice);
            } else if (slice.form() == Form.HISTOGRAM && !slice.measure().equals(ActivationHistogram.ID)) {
                histogram(slice);
            }
        }
        int[] follower = new int[layout.numbers()];
        Arrays.fill(follower, -1);
        follower[layer.deviation()] = layer.mean();
        thinner = new FrameThinner(follower, this::point);
    }

    private static boolean isDrawnOtherwise(String measure) {
        return SHARES.contains(measure) || measure.equals(ActivationMean.ID) || measure.equals(ActivationStd.ID);
    }

    private static ChartSpec spec(String title, String axis, boolean logarithmic) {
        return new ChartSpec(
                title, Texts.get("watch.axis.step"), axis, logarithmic ? AxisScale.LOG10 : AxisScale.LINEAR);
    }

    private static String title(String measure) {
        return Catalog.of(Measure.class).kinds().stream()
                .filter(kind -> kind.id().equals(measure))
                .findFirst()
                .map(KindInfo::title)
                .orElse(measure);
    }

    private static String id(String measure) {
        return measure.replace('/', '-');
    }

    private void shares(List<Slice> slices) {
        LineModel model = new LineModel();
        int color = 0;
        for (Slice slice : slices) {
            if (SHARES.contains(slice.measure())) {
                lines.add(new Line(
                        model, model.declare(title(slice.measure()), SeriesLook.of(color++)), slice.at(layer.id())));
            }
        }
        if (color > 0) {
            charts.add(
                    new Chart("shares", spec(Texts.get("layer.shares"), Texts.get("layer.shares.axis"), false), model));
        }
    }

    private void number(Slice slice) {
        LineModel model = new LineModel();
        String title = title(slice.measure());
        lines.add(new Line(model, model.declare(title, look), slice.at(layer.id())));
        if (slice.measure().equals(UpdateRatio.ID)) {
            model.guide(new ReferenceBand(
                    Texts.get("watch.series.healthy"), Texts.get("watch.series.healthy.help"), 1e-3, 1e-4, 1e-2));
        }
        charts.add(new Chart(id(slice.measure()), spec(title, title, LOGARITHMIC.contains(slice.measure())), model));
    }

    private void histogram(Slice slice) {
        HeatModel model = new HeatModel(Texts.get("layer.values"));
        heats.add(new Heat(model, slice.at(layer.id())));
        String title = title(slice.measure());
        charts.add(new Chart(id(slice.measure()), spec(title, Texts.get("layer.values.axis"), false), model));
    }

    /** Takes all frames of a run until it is closed. */
    public void follow(RunFeed feed) {
        reading = feed.read(this);
    }

    @Override
    public synchronized void step(StepFrame frame) {
        thinner.accept(frame.step(), frame.numbers());
        if (!frame.hasArrays()) {
            return;
        }
        float[] values = frame.arrays();
        for (Heat heat : heats) {
            int at = heat.at();
            for (int bin = 0; bin < Slice.BINS; bin++) {
                bins[bin] = (long) values[at + bin];
            }
            heat.model().append((double) frame.step(), values[at + Slice.BINS], values[at + Slice.BINS + 1], bins);
        }
    }

    @Override
    public synchronized void epoch(EpochFrame frame) {
        times.setStepsPerEpoch((double) frame.step() / frame.epoch());
    }

    @Override
    public synchronized void drained(boolean still) {
        if (still) {
            thinner.flush();
        }
    }

    private void point(long at, double[] values) {
        double step = (double) at;
        outputs.append(band, step, values[layer.mean()], values[layer.deviation()]);
        for (Line line : lines) {
            line.model().append(line.series(), step, values[line.place()]);
        }
    }

    /** The charts, the outputs first. */
    public List<Chart> all() {
        return List.copyOf(charts);
    }

    /** From steps to epochs. */
    public StepTimes times() {
        return times;
    }

    /** Takes no more frames; what is shown stays. */
    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
    }
}
