package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
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
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.ReferenceBand;
import org.layerwise.ui.chart.model.SeriesLook;

/**
 * What the charts of one run show, and the way of its frames into them. Where each number goes is worked out once.
 *
 * <p>Frames come on one thread at a time; the models and {@link #newest} may be read on any.
 */
public final class RunCharts implements AutoCloseable {
    private static final int HISTOGRAMS_PER_DRAIN = 32;
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

    /**
     * A figure of whole epochs, on training and validation rows.
     *
     * @param train places of the figure among an epoch's values; −1 when it is not told
     */
    record EpochLine(LineModel model, int trainSeries, int train, int validationSeries, int validation) {
        void append(EpochFrame frame) {
            if (train >= 0) {
                model.append(trainSeries, (double) frame.step(), frame.values()[train]);
            }
            if (validation >= 0) {
                model.append(validationSeries, (double) frame.step(), frame.values()[validation]);
            }
        }
    }

    /** Series of one model that each follow one channel. */
    private record Lines(LineModel model, int[] series, int[] places) {
        void append(double step, double[] values) {
            for (int i = 0; i < series.length; i++) {
                model.append(series[i], step, values[places[i]]);
            }
        }
    }

    private final List<WatchedLayer> layers;
    private final LineModel loss = new LineModel(AxisScale.LINEAR);
    private final BandModel activations = new BandModel(AxisScale.LINEAR);
    private final LineModel gradients = new LineModel(AxisScale.LOG10);
    private final LineModel ratios = new LineModel(AxisScale.LOG10);
    private final LineModel weights = new LineModel(AxisScale.LINEAR);
    private final List<HeatModel> histograms = new ArrayList<>();
    private final List<EpochLine> epochs = new ArrayList<>();
    private final List<WatchedLayer> kernels;
    private final List<Lines> lines;
    private final int batchLoss;
    private final int batchLossPlace;
    private final Slice outputs;
    private final int[] bands;
    private final FrameThinner thinner;
    private final long[] bins = new long[Slice.BINS];
    private @Nullable StepFrame last;
    private RunFeed.@Nullable Reading numbers;
    private RunFeed.@Nullable Reading arrays;
    private @Nullable WatchedLayer selected;
    private final Set<WatchedLayer> hidden = new HashSet<>();
    private volatile Newest newest = Newest.NONE;

    /**
     * @param layout of the run's frames
     * @param layers its nodes
     * @param names of the series that are not layers
     */
    public RunCharts(FrameLayout layout, List<WatchedLayer> layers, SeriesNames names) {
        this.layers = layers;
        outputs = layout.of(ActivationHistogram.ID).orElseThrow();
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
        layers.forEach(layer -> histograms.add(new HeatModel(names.activations())));
        kernels = layers.stream().filter(WatchedLayer::hasKernel).toList();
        lines = List.of(
                lines(gradients, kernels, kernels.stream().mapToInt(WatchedLayer::gradient)),
                lines(ratios, kernels, kernels.stream().mapToInt(WatchedLayer::ratio)),
                lines(weights, kernels, kernels.stream().mapToInt(WatchedLayer::weight)));
        ratios.guide(new ReferenceBand(names.healthy(), 1e-3, 1e-4, 1e-2));
        int[] follower = new int[layout.numbers()];
        Arrays.fill(follower, -1);
        layers.forEach(layer -> follower[layer.deviation()] = layer.mean());
        thinner = new FrameThinner(follower, this::point);
    }

    private static LineModel newLine() {
        return new LineModel(AxisScale.LINEAR);
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

    private static Lines lines(LineModel model, List<WatchedLayer> layers, IntStream places) {
        return new Lines(
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
        numbers = feed.read(new RunFeed.Reader() {
            @Override
            public void step(StepFrame frame) {
                thinner.accept(frame.step(), frame.numbers());
                last = frame;
            }

            @Override
            public void epoch(EpochFrame frame) {
                epochs.forEach(line -> line.append(frame));
            }

            @Override
            public void drained(boolean still) {
                RunCharts.this.drained(still);
            }
        });
        arrays = feed.read(new RunFeed.Reader() {
            @Override
            public int most() {
                return HISTOGRAMS_PER_DRAIN;
            }

            @Override
            public boolean onlyWithArrays() {
                return true;
            }

            @Override
            public void step(StepFrame frame) {
                histograms(frame);
            }
        });
    }

    private void drained(boolean still) {
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
        if (numbers != null) {
            numbers.close();
        }
        if (arrays != null) {
            arrays.close();
        }
    }

    /** How many frames came too fast to be shown. */
    public long dropped() {
        return numbers == null ? 0 : numbers.dropped();
    }

    private void point(long at, double[] values) {
        double step = (double) at;
        loss.append(batchLoss, step, values[batchLossPlace]);
        for (int i = 0; i < bands.length; i++) {
            WatchedLayer layer = layers.get(i);
            activations.append(bands[i], step, values[layer.mean()], values[layer.deviation()]);
        }
        for (Lines each : lines) {
            each.append(step, values);
        }
    }

    private void histograms(StepFrame frame) {
        float[] values = frame.arrays();
        for (int i = 0; i < layers.size(); i++) {
            int at = outputs.at(i);
            for (int bin = 0; bin < Slice.BINS; bin++) {
                bins[bin] = (long) values[at + bin];
            }
            histograms.get(i).append((double) frame.step(), values[at + Slice.BINS], values[at + Slice.BINS + 1], bins);
        }
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
        return histograms.get(layer.node());
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
