package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.train.measure.BatchLoss;
import org.layerwise.train.measure.TrainAccuracy;
import org.layerwise.train.measure.TrainLoss;
import org.layerwise.train.measure.TrainR2;
import org.layerwise.train.measure.TrainRmse;
import org.layerwise.train.measure.ValidationAccuracy;
import org.layerwise.train.measure.ValidationLoss;
import org.layerwise.train.measure.ValidationR2;
import org.layerwise.train.measure.ValidationRmse;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.StepTimes;

/**
 * What the charts of one run show, and the way of its frames into them. Where each number goes is worked out once.
 *
 * <p>Frames come on one thread at a time; the models and {@link #newest} may be read on any.
 */
public final class RunCharts implements AutoCloseable {
    /** The color of what stands before the first layer with weights: the last, a grey. */
    private static final int BEFORE_ALL = 7;

    /**
     * The values of a step.
     *
     * @param step 0 before the first
     * @param values one per channel; not to be modified
     */
    public record Newest(long step, double[] values) {
        public static final Newest NONE = new Newest(0, new double[0]);
    }

    private final List<WatchedLayer> layers;
    private final LineModel loss = new LineModel();
    private final BandModel activations = new BandModel();
    private final LineModel gradients = new LineModel();
    private final LineModel ratios = new LineModel();
    private final LineModel weights = new LineModel();
    private final HistogramModels histograms;
    private final MoreCharts more;
    private final List<EpochLine> epochs = new ArrayList<>();
    private final List<WatchedLayer> kernels;
    private final List<LayerLines> lines;
    private final int batchLoss;
    private final int batchLossPlace;
    private final int[] bands;
    private final FrameThinner thinner;
    private final GapFinder gaps = new GapFinder();
    private final StepTimes times = new StepTimes(0);
    private final FrameLayout layout;
    private final SeriesNames names;
    private volatile boolean complete;
    private volatile long drawnSince;
    private volatile long histogramsDrawnSince;
    private @Nullable StepFrame last;
    private @Nullable ChartReadings readings;
    private @Nullable WatchedLayer selected;
    private final Set<WatchedLayer> hidden = new HashSet<>();
    private volatile Newest newest = Newest.NONE;

    /**
     * @param layout of the run's frames
     * @param layers its nodes
     * @param names of the series that are not layers
     * @param before what goes into its activations
     */
    public RunCharts(FrameLayout layout, List<WatchedLayer> layers, SeriesNames names, PreActivations before) {
        this(layout, layers, names, new MoreCharts(layout, layers, before));
    }

    private RunCharts(FrameLayout layout, List<WatchedLayer> layers, SeriesNames names, MoreCharts more) {
        this.more = more;
        this.layout = layout;
        this.names = names;
        this.layers = layers;
        histograms = new HistogramModels(layout.of(ActivationHistogram.ID).orElseThrow(), names.activations());
        batchLossPlace = layout.stepPlace(BatchLoss.ID, "");
        batchLoss = loss.declare(names.batch(), SeriesLook.of(0).asFaint());
        epochs.add(epochLine(loss, layout, TrainLoss.ID, ValidationLoss.ID, names));
        if (layout.epochPlace(TrainAccuracy.ID) >= 0) {
            epochs.add(epochLine(newLine(), layout, TrainAccuracy.ID, ValidationAccuracy.ID, names));
        } else {
            epochs.add(epochLine(newLine(), layout, TrainRmse.ID, ValidationRmse.ID, names));
            epochs.add(epochLine(newLine(), layout, TrainR2.ID, ValidationR2.ID, names));
        }
        bands = layers.stream()
                .mapToInt(layer -> activations.declare(layer.id(), look(layer)))
                .toArray();
        kernels = layers.stream().filter(WatchedLayer::hasKernel).toList();
        lines = List.of(
                lines(gradients, kernels, kernels.stream().mapToInt(WatchedLayer::gradient)),
                lines(ratios, kernels, kernels.stream().mapToInt(WatchedLayer::ratio)),
                lines(weights, kernels, kernels.stream().mapToInt(WatchedLayer::weight)));
        ratios.guide(new ReferenceBand(names.healthy(), names.healthyHelp(), 1e-3, 1e-4, 1e-2));
        int[] follower = new int[layout.numbers()];
        Arrays.fill(follower, -1);
        layers.forEach(layer -> follower[layer.deviation()] = layer.mean());
        thinner = new FrameThinner(follower, this::point);
    }

    private static LineModel newLine() {
        return new LineModel();
    }

    private static EpochLine epochLine(
            LineModel model, FrameLayout layout, String train, String validation, SeriesNames names) {
        int validationPlace = layout.epochPlace(validation);
        return new EpochLine(
                model,
                model.declare(names.train(), SeriesLook.of(0)),
                layout.epochPlace(train),
                validationPlace < 0 ? -1 : model.declare(names.validation(), SeriesLook.of(1)),
                validationPlace);
    }

    private static LayerLines lines(LineModel model, List<WatchedLayer> layers, IntStream places) {
        return new LayerLines(
                model,
                layers.stream()
                        .mapToInt(layer -> model.declare(layer.id(), look(layer)))
                        .toArray(),
                places.toArray());
    }

    /** A block has one color; what stands for it among the activations, and its kernel, have the full line. */
    public static SeriesLook look(WatchedLayer layer) {
        SeriesLook look = SeriesLook.of(layer.block() < 0 ? BEFORE_ALL : layer.block());
        return layer.representsBlock() || layer.hasKernel() ? look : look.asDotted();
    }

    /** Takes all frames of a run, and some of its histograms, until it is closed. */
    public void follow(RunFeed feed) {
        readings = ChartReadings.of(
                feed,
                new RunFeed.Reader() {
                    @Override
                    public void step(StepFrame frame) {
                        RunCharts.this.step(frame);
                    }

                    @Override
                    public void epoch(EpochFrame frame) {
                        RunCharts.this.epoch(frame);
                    }

                    @Override
                    public void drained(boolean still) {
                        RunCharts.this.drained(still);
                    }
                },
                this::arrays);
    }

    private synchronized void arrays(StepFrame frame) {
        histograms.append(frame);
        more.arrays(frame);
    }

    private synchronized void step(StepFrame frame) {
        long missing = gaps.missingBefore(frame.step(), frame.isRecorded());
        // What is thinned anyway shows no gap that is narrower than what two of its points stand for.
        if (missing > 0 && missing >= thinner.stride() - 1) {
            thinner.flush();
            gap();
        }
        thinner.accept(frame.step(), frame.numbers());
        last = frame;
    }

    private void gap() {
        loss.gap(batchLoss);
        for (int band : bands) {
            activations.gap(band);
        }
        lines.forEach(LayerLines::gap);
        more.gap();
    }

    private synchronized void epoch(EpochFrame frame) {
        times.setStepsPerEpoch((double) frame.step() / frame.epoch());
        epochs.forEach(line -> line.append(frame));
        more.epoch(frame);
    }

    private synchronized void drained(boolean still) {
        complete = still;
        StepFrame end = last;
        if (end != null) {
            newest = new Newest(end.step(), end.numbers().clone());
            last = null;
        }
        if (still) {
            thinner.flush();
        }
    }

    /** Takes no more frames; what is shown stays. */
    @Override
    public void close() {
        if (readings != null) {
            readings.close();
        }
    }

    /** How many frames came too fast to be shown, and have not been drawn from the record since. */
    public long dropped() {
        return allDropped() - drawnSince;
    }

    /** How many frames came too fast to be shown when they came. */
    long allDropped() {
        return readings == null ? 0 : readings.dropped();
    }

    private long droppedHistograms() {
        return readings == null ? 0 : readings.droppedArrays();
    }

    /** Whether the record has something that the charts lack: what came too fast, or before a chart was added. */
    boolean isBehindRecord() {
        return dropped() > 0 || droppedHistograms() > histogramsDrawnSince || more.isBehind();
    }

    /** The charts that somebody has put on the page, of what the run records. */
    public MoreCharts more() {
        return more;
    }

    /** Whether all that is to come for a while is in the charts. */
    public boolean isComplete() {
        return complete;
    }

    /** From steps to epochs and seconds of training. */
    public StepTimes times() {
        return times;
    }

    /** Steps from one sampled step to the next, as far as is known; 0 before. */
    public synchronized long cadence() {
        return gaps.cadence();
    }

    /** Charts of the same run without points, which take the frames of its record. */
    RunCharts anew() {
        return new RunCharts(layout, layers, names, more.anew());
    }

    /** Takes every frame of a record, and the histograms that are kept. */
    FrameSink sink() {
        return new FrameSink() {
            @Override
            public boolean takesArrays() {
                return true;
            }

            @Override
            public void step(StepFrame frame) {
                RunCharts.this.step(frame);
                if (frame.hasArrays()) {
                    arrays(frame);
                }
            }

            @Override
            public void epoch(EpochFrame frame) {
                RunCharts.this.epoch(frame);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /**
     * Shows the points of other charts, made by {@link #anew}, instead of its own, and those of its own that come after
     * them. Nobody may write to them any more.
     *
     * @param droppedThen how many frames were dropped before the others were filled
     */
    synchronized void replaceBy(RunCharts others, long droppedThen) {
        others.thinner.flush();
        activations.replaceBy(others.activations);
        List<LineModel> own = lineModels();
        for (int i = 0; i < own.size(); i++) {
            own.get(i).replaceBy(others.lineModels().get(i));
        }
        histograms.replaceBy(others.histograms);
        more.replaceBy(others.more);
        drawnSince = droppedThen;
        histogramsDrawnSince = droppedHistograms();
    }

    /** Draws the lines of another run of the same sort of task under its own; null: of none. */
    void compareWith(@Nullable RunCharts other, String run) {
        activations.overlay(other == null ? null : other.activations, run);
        List<LineModel> own = lineModels();
        List<LineModel> under = other == null ? List.of() : other.lineModels();
        for (int i = 0; i < own.size(); i++) {
            own.get(i).overlay(under.size() == own.size() ? under.get(i) : null, run);
        }
    }

    private List<LineModel> lineModels() {
        return Stream.concat(
                        epochs.stream().map(EpochLine::model), lines.stream().map(LayerLines::model))
                .toList();
    }

    /** Passes on what is gathered, as no more comes. */
    synchronized void flush() {
        thinner.flush();
    }

    /** The last step that was taken in; 0 before the first. */
    synchronized long lastStep() {
        return gaps.last();
    }

    private void point(long at, double[] values) {
        double step = (double) at;
        loss.append(batchLoss, step, values[batchLossPlace]);
        for (int i = 0; i < bands.length; i++) {
            WatchedLayer layer = layers.get(i);
            activations.append(bands[i], step, values[layer.mean()], values[layer.deviation()]);
        }
        for (LayerLines each : lines) {
            each.append(step, values);
        }
        more.point(at, values);
    }

    /** Selects a layer: its activations are shown in any case, and in front. */
    public void select(WatchedLayer layer) {
        WatchedLayer before = selected;
        selected = layer;
        if (before != null) {
            showBand(before);
            activations.emphasize(bands[before.node()], false);
        }
        showBand(layer);
        activations.emphasize(bands[layer.node()], true);
    }

    /** Of each block one layer has its band among the activations, lest dozens of them hide each other. */
    private void showBand(WatchedLayer layer) {
        activations.show(
                bands[layer.node()],
                layer.equals(selected) || (!hidden.contains(layer) && (layer.representsBlock() || !layer.hasKernel())));
    }

    /** Shows or hides a layer in every chart that has a line of it. */
    public void show(WatchedLayer layer, boolean visible) {
        if (visible) {
            hidden.remove(layer);
        } else {
            hidden.add(layer);
        }
        showBand(layer);
        if (layer.hasKernel()) {
            int place = kernels.indexOf(layer);
            lines.forEach(each -> each.model().show(each.series()[place], visible));
        }
    }

    public List<WatchedLayer> layers() {
        return layers;
    }

    /** Loss of batches, and of epochs on training and validation rows. */
    public LineModel loss() {
        return loss;
    }

    /** Accuracy; or root mean squared error, then R². */
    public List<LineModel> scores() {
        return epochs.subList(1, epochs.size()).stream().map(EpochLine::model).toList();
    }

    /** Mean ± standard deviation of every node's output. */
    public BandModel activations() {
        return activations;
    }

    /** The histogram of one node's output over time. */
    public HeatModel histogram(WatchedLayer layer) {
        return histograms.of(layer.node());
    }

    public LineModel gradients() {
        return gradients;
    }

    public LineModel ratios() {
        return ratios;
    }

    public LineModel weights() {
        return weights;
    }

    /** The newest step frame. */
    public Newest newest() {
        return newest;
    }
}
