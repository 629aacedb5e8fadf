package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.nn.graph.Edge;
import org.layerwise.nn.graph.NetworkSpec;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.telemetry.Slice;
import org.layerwise.train.measure.ActivationHistogram;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.LayerHealth;
import org.layerwise.ui.live.NetworkHealth;
import org.layerwise.ui.live.NewestFrame;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.live.WatchedLayer;

/**
 * What the canvas shows of the run that is shown. The run may have trained another network than the one on the canvas: a card
 * shows something only where the run has a layer of its name and kind. Called on the front.
 */
final class LiveNetwork implements AutoCloseable {
    private final Workbench workbench;
    private final RunFeeds feeds;
    private final List<Subscription> subscriptions;
    private final Map<String, WatchedLayer> layers = new HashMap<>();
    private final Map<Integer, WatchedLayer> kernels = new HashMap<>();
    private Set<String> shown = Set.of();
    private @Nullable ShownRun run;
    private @Nullable NetworkHealth health;
    private @Nullable Slice histograms;
    private NewestFrame newest = NewestFrame.NONE;
    private double largestGradient;
    private double largestDeviation;
    private boolean changed;

    LiveNetwork(Workbench workbench, RunFeeds feeds) {
        this.workbench = workbench;
        this.feeds = feeds;
        subscriptions = List.of(
                workbench.runs().onChange(change -> runChanged()),
                workbench.onChange(WorkbenchChange.EXPERIMENT, this::match));
        runChanged();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void runChanged() {
        ShownRun now = workbench.runs().shown().filter(ShownRun::hasFrames).orElse(null);
        if (now == run) {
            return;
        }
        run = now;
        layers.clear();
        kernels.clear();
        health = null;
        histograms = null;
        newest = NewestFrame.NONE;
        largestGradient = 0;
        largestDeviation = 0;
        if (now != null) {
            List<NodeSpec> network = now.experiment().network().expand();
            List<WatchedLayer> watched = WatchedLayer.of(now.layout(), network);
            watched.forEach(layer -> layers.put(layer.id(), layer));
            watched.stream().filter(WatchedLayer::hasKernel).forEach(layer -> kernels.put(layer.block(), layer));
            health = new NetworkHealth(watched, network);
            histograms = now.layout().of(ActivationHistogram.ID).orElse(null);
        }
        match();
    }

    /** Which cards show something: those whose layer is in the run, of the same kind. */
    private void match() {
        Set<String> matching = new TreeSet<>();
        ShownRun of = run;
        if (of != null) {
            Map<String, NodeSpec> trained = new HashMap<>();
            of.experiment().network().expand().forEach(node -> trained.put(node.id(), node));
            for (NodeSpec node : network().expand()) {
                NodeSpec other = trained.get(node.id());
                if (other != null
                        && layers.containsKey(node.id())
                        && other.layer().getClass().equals(node.layer().getClass())) {
                    matching.add(node.id());
                }
            }
        }
        shown = matching;
        changed = true;
    }

    private NetworkSpec network() {
        return workbench.experiment().map(open -> open.network()).orElse(NetworkSpec.EMPTY);
    }

    /** Takes the newest values; to be called a few times a second. @return whether anything differs since the last call */
    boolean refresh() {
        ShownRun of = run;
        boolean news = changed;
        changed = false;
        if (of == null) {
            return news;
        }
        NewestFrame now = feeds.of(of).newest();
        if (now.step() == newest.step() && now.arraysStep() == newest.arraysStep()) {
            return news;
        }
        newest = now;
        largestGradient = 0;
        largestDeviation = 0;
        for (WatchedLayer layer : layers.values()) {
            largestDeviation = larger(largestDeviation, layer.deviation());
            largestGradient = larger(largestGradient, layer.gradient());
        }
        return true;
    }

    private double larger(double largest, int place) {
        return place >= 0 && Double.isFinite(newest.numbers()[place])
                ? Math.max(largest, newest.numbers()[place])
                : largest;
    }

    /** Whether a run is shown, and its record of training. */
    boolean isShown() {
        return run != null && !shown.isEmpty();
    }

    /** Whether a card's layer is in the run. */
    boolean has(String id) {
        return shown.contains(id);
    }

    /** What a card shows; empty where its layer is not in the run. */
    Optional<LiveLayer> layer(String id) {
        WatchedLayer layer = layers.get(id);
        NetworkHealth judge = health;
        if (layer == null || judge == null || !shown.contains(id)) {
            return Optional.empty();
        }
        double[] numbers = newest.numbers();
        if (newest.step() == 0) {
            return Optional.of(new LiveLayer(id, 0, LayerHealth.UNKNOWN, 0, 0, Double.NaN, 0, new double[0], 0, 0));
        }
        double gradient = layer.hasKernel() ? numbers[layer.gradient()] : Double.NaN;
        int at = histograms == null || newest.arraysStep() == 0 ? -1 : histograms.at(id);
        float[] arrays = newest.arrays();
        return Optional.of(new LiveLayer(
                id,
                newest.step(),
                judge.of(layer, numbers),
                numbers[layer.mean()],
                numbers[layer.deviation()],
                gradient,
                largestGradient > 0 ? gradient / largestGradient : 0,
                at < 0 ? new double[0] : LiveLayer.bars(arrays, at),
                at < 0 ? 0 : arrays[at + Slice.BINS],
                at < 0 ? 0 : arrays[at + Slice.BINS + 1]));
    }

    /** The strongest flow of any connection; 0 before the first step. */
    double strongest(EdgeFlow flow) {
        return switch (flow) {
            case SIGNAL -> largestDeviation;
            case GRADIENT -> largestGradient;
            case OFF -> 0;
        };
    }

    /** What flows over a connection; NaN where that is not known. */
    double flow(EdgeFlow flow, Edge edge) {
        WatchedLayer source = layers.get(edge.source());
        WatchedLayer target = layers.get(edge.target());
        if (source == null
                || target == null
                || newest.step() == 0
                || !shown.contains(edge.source())
                || !shown.contains(edge.target())) {
            return Double.NaN;
        }
        return switch (flow) {
            case SIGNAL -> newest.numbers()[source.deviation()];
            case GRADIENT -> {
                // What comes back to a layer is what the nearest weights before it learn from; before all, those after
                // it.
                WatchedLayer kernel = kernels.get(source.block() < 0 ? target.block() : source.block());
                yield kernel == null ? Double.NaN : newest.numbers()[kernel.gradient()];
            }
            case OFF -> Double.NaN;
        };
    }

    /** What a connection shows, in words; empty where that is nothing. */
    String help(EdgeFlow flow, Edge edge) {
        double value = flow(flow, edge);
        double strongest = strongest(flow);
        if (Double.isNaN(value) || strongest == 0) {
            return "";
        }
        return Texts.get(
                "design.flow.help." + flow.id(),
                edge.source(),
                edge.target(),
                Numbers.measure(value),
                Numbers.measure(value / strongest));
    }

    /** Which run it is, and how far; empty when none is shown. */
    String caption() {
        ShownRun of = run;
        if (of == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(Texts.get(
                shown.size() == layers.size() && network().expand().size() == layers.size()
                        ? "design.live.run"
                        : "design.live.run.other",
                of.name()));
        if (newest.step() > 0) {
            parts.add(Texts.get("design.live.step", Numbers.count(newest.step())));
        }
        return String.join(" · ", parts);
    }
}
