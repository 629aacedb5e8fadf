package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameSink;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesLook;

/** The histograms of one layer's activations over a run, thinned to some hundred. */
final class LayerHistograms {
    private static final int MOST = 400;

    private final List<Histogram> all;

    /**
     * How a layer's activations were spread at a step.
     *
     * @param min of the first bin
     * @param max of the last bin
     * @param shares of each bin, of all activations
     */
    record Histogram(long step, double min, double max, List<Double> shares) {
        Histogram {
            shares = List.copyOf(shares);
        }
    }

    private LayerHistograms(List<Histogram> all) {
        this.all = all;
    }

    /** Reads them all. In the background: as long as the run is. */
    static LayerHistograms read(ComparedRun run, String layer) {
        int at = run.layout()
                .of(ActivationHistogram.ID)
                .map(slice -> slice.at(layer))
                .orElse(-1);
        if (at < 0) {
            return new LayerHistograms(List.of());
        }
        Gathering gathering = new Gathering(at);
        run.record().replay(gathering);
        return new LayerHistograms(List.copyOf(gathering.gathered));
    }

    /** Keeps some, ever fewer of a span the more there are. */
    private static final class Gathering implements FrameSink {
        private final List<Histogram> gathered = new ArrayList<>();
        private final int at;
        private long seen;
        private long every = 1;

        Gathering(int at) {
            this.at = at;
        }

        @Override
        public boolean takesArrays() {
            return true;
        }

        @Override
        public void step(StepFrame frame) {
            if (!frame.hasArrays() || seen++ % every != 0) {
                return;
            }
            gathered.add(histogram(frame));
            if (gathered.size() > MOST) {
                every *= 2;
                for (int i = gathered.size() - 1; i > 0; i--) {
                    if (i % 2 == 1) {
                        gathered.remove(i);
                    }
                }
            }
        }

        private Histogram histogram(StepFrame frame) {
            float[] counts = Arrays.copyOfRange(frame.arrays(), at, at + Slice.BINS);
            double sum = 0;
            for (float count : counts) {
                sum += count;
            }
            List<Double> shares = new ArrayList<>(Slice.BINS);
            for (float count : counts) {
                shares.add(sum == 0 ? 0 : count / sum);
            }
            return new Histogram(
                    frame.step(), frame.arrays()[at + Slice.BINS], frame.arrays()[at + Slice.BINS + 1], shares);
        }

        @Override
        public void epoch(EpochFrame frame) {}

        @Override
        public void close() {}
    }

    /** The layers of which some run has histograms. */
    static List<String> layers(List<ComparedRun> runs) {
        return runs.stream()
                .flatMap(run -> run.layout().of(ActivationHistogram.ID).stream())
                .flatMap(slice -> slice.layers().stream())
                .distinct()
                .toList();
    }

    /** The histogram at the step nearest to {@code step}; empty where there is none. */
    Optional<Histogram> nearest(long step) {
        @Nullable Histogram best = null;
        for (Histogram each : all) {
            if (best == null || Math.abs(each.step() - step) < Math.abs(best.step() - step)) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The step of the last one; 0 where there is none. */
    long lastStep() {
        return all.isEmpty() ? 0 : all.getLast().step();
    }

    /**
     * Draws a histogram's density as an outline, over the same range of values as the others.
     *
     * @param low the smallest value of all that are shown
     * @param high the largest one
     * @param into Modified.
     */
    static void outline(Histogram histogram, String name, SeriesLook look, double low, double high, LineModel into) {
        into.clear();
        int series = into.declare(name, look);
        into.append(series, Math.min(low, histogram.min()), 0);
        double span = histogram.max() - histogram.min();
        // where all activations are the same there is no width to divide by
        double width = span > 0 ? span / histogram.shares().size() : Math.max(1e-3, (high - low) / 100);
        int bins = span > 0 ? histogram.shares().size() : 1;
        double at = histogram.min();
        into.append(series, at, 0);
        for (int i = 0; i < bins; i++) {
            double density = span > 0 ? histogram.shares().get(i) / width : 1 / width;
            into.append(series, at, density);
            at = Math.max(at, histogram.min() + (i + 1) * width);
            into.append(series, at, density);
        }
        into.append(series, at, 0);
        into.append(series, Math.max(high, at), 0);
    }
}
