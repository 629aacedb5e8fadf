package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.ui.chart.model.BandModel;
import org.layerwise.ui.chart.model.ChartModel;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.LineModel;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Texts;

/**
 * The charts that somebody has put on the page, of one sort of frames: each takes what comes from the moment on at which it was
 * added. Charts are added on any thread; frames come on one thread at a time.
 */
public final class MoreCharts {
    private final FrameLayout layout;
    private final List<WatchedLayer> layers;
    private final PreActivations before;
    private final List<Added> added = new CopyOnWriteArrayList<>();
    private volatile long last;
    private volatile boolean behind;

    /** A chart, and how numbers come into it. */
    private abstract static class Added {
        final ChartChoice choice;

        Added(ChartChoice choice) {
            this.choice = choice;
        }

        abstract ChartModel model(String layer);

        void point(double step, double[] values) {}

        void arrays(StepFrame frame) {}

        void epoch(EpochFrame frame) {}

        void gap() {}

        abstract void replaceBy(Added other);
    }

    /** @param layout of the frames */
    MoreCharts(FrameLayout layout, List<WatchedLayer> layers, PreActivations before) {
        this.layout = layout;
        this.layers = layers;
        this.before = before;
    }

    /** Whether the frames have anything of what a chart shows. */
    public boolean has(ChartChoice choice) {
        return choice.isIn(layout)
                && (choice.form() != ChartChoice.Form.PRE_ACTIVATIONS && choice.form() != ChartChoice.Form.PRE_HISTOGRAM
                        || !before.inputs().isEmpty());
    }

    /** The same charts without points. */
    MoreCharts anew() {
        MoreCharts anew = new MoreCharts(layout, layers, before);
        added.forEach(each -> anew.add(each.choice));
        return anew;
    }

    /** Begins a chart, where the frames have what it shows and it is not there yet. */
    public void add(ChartChoice choice) {
        if (has(choice) && find(choice).isEmpty()) {
            added.add(made(choice));
            behind |= last > 0;
        }
    }

    public void remove(ChartChoice choice) {
        added.removeIf(each -> each.choice.equals(choice));
    }

    /** Whether a chart lacks what came before it was added. */
    boolean isBehind() {
        return behind;
    }

    private Optional<Added> find(ChartChoice choice) {
        return added.stream().filter(each -> each.choice.equals(choice)).findFirst();
    }

    /** The model of a chart; empty where it is none of these frames. */
    public Optional<ChartModel> model(ChartChoice choice, String selected) {
        return find(choice).map(each -> each.model(selected));
    }

    /** The layer whose histogram a chart shows while another is selected: that one, or the nearest that has one. */
    public String layerShown(ChartChoice choice, String selected) {
        if (choice.form() == ChartChoice.Form.PRE_HISTOGRAM) {
            return before.of(selected).isPresent()
                    ? selected
                    : nearest(List.copyOf(before.inputs().keySet()), selected);
        }
        return layout.of(choice.measures().getFirst())
                .map(slice -> nearest(slice.layers(), selected))
                .orElse(selected);
    }

    /** Of the same block, else the first. */
    private String nearest(List<String> ids, String selected) {
        if (ids.contains(selected) || ids.isEmpty()) {
            return selected;
        }
        int block = layers.stream()
                .filter(layer -> layer.id().equals(selected))
                .mapToInt(WatchedLayer::block)
                .findFirst()
                .orElse(-1);
        return layers.stream()
                .filter(layer -> layer.block() == block && ids.contains(layer.id()))
                .map(WatchedLayer::id)
                .findFirst()
                .orElse(ids.getFirst());
    }

    void point(long step, double[] values) {
        last = step;
        added.forEach(each -> each.point((double) step, values));
    }

    void arrays(StepFrame frame) {
        added.forEach(each -> each.arrays(frame));
    }

    void epoch(EpochFrame frame) {
        last = frame.step();
        added.forEach(each -> each.epoch(frame));
    }

    void gap() {
        added.forEach(Added::gap);
    }

    void replaceBy(MoreCharts others) {
        boolean all = true;
        for (Added each : added) {
            Optional<Added> other = others.find(each.choice);
            other.ifPresent(each::replaceBy);
            all &= other.isPresent();
        }
        behind = !all;
    }

    private Added made(ChartChoice choice) {
        return switch (choice.form()) {
            case LINES -> new Lines(choice);
            case PRE_ACTIVATIONS -> new Bands(choice);
            case MAP, BARS -> new Grid(choice);
            case HISTOGRAM, RIDGES, PRE_HISTOGRAM -> new Histograms(choice);
            case EPOCHS -> new Epochs(choice);
        };
    }

    private SeriesLook look(String id, int index) {
        return layers.stream()
                .filter(layer -> layer.id().equals(id))
                .findFirst()
                .map(RunCharts::look)
                .orElse(SeriesLook.of(index));
    }

    private static SeriesLook dashed(SeriesLook look, int index) {
        return switch (index) {
            case 0 -> new SeriesLook(look.color(), SeriesLook.Dash.FULL, look.faint());
            case 1 -> new SeriesLook(look.color(), SeriesLook.Dash.DASHED, look.faint());
            default -> look.asDotted();
        };
    }

    private static String part(String measure) {
        String last = measure.substring(measure.indexOf('/') + 1);
        return Texts.get("watch.add.part." + last);
    }

    /** A line for each measure and layer. */
    private final class Lines extends Added {
        private final LineModel model = new LineModel();
        private final int[] places;

        Lines(ChartChoice choice) {
            super(choice);
            List<Integer> found = new ArrayList<>();
            boolean several = choice.measures().size() > 1;
            for (int m = 0; m < choice.measures().size(); m++) {
                String measure = choice.measures().get(m);
                Slice slice = layout.of(measure).orElse(null);
                if (slice == null) {
                    continue;
                }
                for (int i = 0; i < slice.layers().size(); i++) {
                    String layer = slice.layers().get(i);
                    String name = several
                            ? layer.isEmpty() ? part(measure) : layer + " " + part(measure)
                            : layer.isEmpty() ? choice.title() : layer;
                    model.declare(
                            name,
                            layer.isEmpty() ? SeriesLook.of(m) : several ? dashed(look(layer, i), m) : look(layer, i));
                    found.add(slice.at(i));
                }
            }
            places = found.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        ChartModel model(String layer) {
            return model;
        }

        @Override
        void point(double step, double[] values) {
            for (int i = 0; i < places.length; i++) {
                model.append(i, step, values[places[i]]);
            }
        }

        @Override
        void gap() {
            for (int i = 0; i < places.length; i++) {
                model.gap(i);
            }
        }

        @Override
        void replaceBy(Added other) {
            model.replaceBy(((Lines) other).model);
        }
    }

    /** Mean ± σ of what goes into each activation. */
    private final class Bands extends Added {
        private final BandModel model = new BandModel();
        private final List<int[]> places = new ArrayList<>();

        Bands(ChartChoice choice) {
            super(choice);
            for (Map.Entry<String, String> each : before.inputs().entrySet()) {
                int mean = layout.stepPlace(choice.measures().get(0), each.getValue());
                int deviation = layout.stepPlace(choice.measures().get(1), each.getValue());
                if (mean >= 0 && deviation >= 0) {
                    model.declare(
                            Texts.get("watch.add.pre.series", each.getValue(), each.getKey()),
                            look(each.getKey(), places.size()));
                    places.add(new int[] {mean, deviation});
                }
            }
        }

        @Override
        ChartModel model(String layer) {
            return model;
        }

        @Override
        void point(double step, double[] values) {
            for (int i = 0; i < places.size(); i++) {
                model.append(i, step, values[places.get(i)[0]], values[places.get(i)[1]]);
            }
        }

        @Override
        void gap() {
            for (int i = 0; i < places.size(); i++) {
                model.gap(i);
            }
        }

        @Override
        void replaceBy(Added other) {
            model.replaceBy(((Bands) other).model);
        }
    }

    /** A row for each layer. */
    private final class Grid extends Added {
        private final Slice slice;
        private final GridModel model;

        Grid(ChartChoice choice) {
            super(choice);
            slice = layout.of(choice.measures().getFirst()).orElseThrow();
            model = new GridModel(slice.layers());
        }

        @Override
        ChartModel model(String layer) {
            return model;
        }

        @Override
        void point(double step, double[] values) {
            double[] own = Arrays.copyOfRange(values, slice.first(), slice.first() + slice.size());
            if (Arrays.stream(own).anyMatch(value -> !Double.isNaN(value))) {
                model.append(step, own);
            }
        }

        @Override
        void replaceBy(Added other) {
            model.replaceBy(((Grid) other).model);
        }
    }

    /** Histograms of every layer, of which one is shown. */
    private final class Histograms extends Added {
        private final HistogramModels models;

        Histograms(ChartChoice choice) {
            super(choice);
            String measure = choice.measures().getFirst();
            models = new HistogramModels(
                    layout.of(measure).orElseThrow(), Texts.get("watch.add.subject." + measure.split("/", 2)[0]));
        }

        @Override
        ChartModel model(String layer) {
            String shown = layerShown(choice, layer);
            String of = choice.form() == ChartChoice.Form.PRE_HISTOGRAM
                    ? before.of(shown).orElse(shown)
                    : shown;
            return models.of(Math.max(0, models.layers().indexOf(of)));
        }

        @Override
        void arrays(StepFrame frame) {
            models.append(frame);
        }

        @Override
        void replaceBy(Added other) {
            models.replaceBy(((Histograms) other).models);
        }
    }

    /** A line for each figure of whole epochs. */
    private final class Epochs extends Added {
        private final LineModel model = new LineModel();
        private final int[] places;

        Epochs(ChartChoice choice) {
            super(choice);
            List<Integer> found = new ArrayList<>();
            for (String measure : choice.measures()) {
                int place = layout.epochPlace(measure);
                if (place >= 0) {
                    boolean train = measure.endsWith("/train");
                    model.declare(
                            Texts.get(train ? "watch.series.train" : "watch.series.validation"),
                            SeriesLook.of(train ? 0 : 1));
                    found.add(place);
                }
            }
            places = found.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        ChartModel model(String layer) {
            return model;
        }

        @Override
        void epoch(EpochFrame frame) {
            for (int i = 0; i < places.length; i++) {
                model.append(i, (double) frame.step(), frame.values()[places[i]]);
            }
        }

        @Override
        void replaceBy(Added other) {
            model.replaceBy(((Epochs) other).model);
        }
    }
}
