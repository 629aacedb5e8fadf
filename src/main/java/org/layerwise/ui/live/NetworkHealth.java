package org.layerwise.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Multiply;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.live.LayerHealth.Level;
import org.layerwise.ui.live.LayerHealth.Reason;

/**
 * Judges the layers of one run by the numbers of a step. What is expected depends on the layer: the last activation may
 * saturate, and so may a gate; only a ReLU has dead units, and zeros of ReLU and dropout are no fault; a frozen layer need
 * not learn.
 */
public final class NetworkHealth {
    /** Shares of units or outputs. */
    private static final double SOME = 0.5;

    private static final double MOST = 0.9;

    /** Of the last layer's gradient. */
    private static final double FAINT = 1e-3;

    private static final double VANISHED = 1e-5;
    private static final double LARGE = 1e3;
    private static final double EXPLODED = 1e5;

    /** Ten times beyond where update-to-weight ratios usually are: 1e-4 to 1e-2. */
    private static final double RATIO_LOW = 1e-5;

    private static final double RATIO_HIGH = 0.1;

    /** Outputs that differ less than this from row to row give the next layer almost no information. */
    private static final double FLAT = 1e-4;

    private final List<WatchedLayer> layers;
    private final Set<String> frozen;
    private final Set<String> ends = new HashSet<>();
    private final Set<String> gates = new HashSet<>();
    private final int lastGradient;
    private final String lastId;

    /**
     * @param layers those of the run
     * @param network the nodes that it trains
     */
    public NetworkHealth(List<WatchedLayer> layers, List<NodeSpec> network) {
        this.layers = List.copyOf(layers);
        frozen = network.stream()
                .filter(node -> node.frozen() || node.learningRateFactor() == 0)
                .map(NodeSpec::id)
                .collect(Collectors.toSet());
        Map<String, List<NodeSpec>> followers = new HashMap<>();
        for (NodeSpec node : network) {
            node.inputs()
                    .forEach(input -> followers
                            .computeIfAbsent(input, key -> new ArrayList<>())
                            .add(node));
        }
        for (NodeSpec node : network) {
            List<NodeSpec> after = followers.getOrDefault(node.id(), List.of());
            if (after.isEmpty()) {
                ends.add(node.id());
            } else if (after.stream().allMatch(each -> each.layer() instanceof Multiply)) {
                gates.add(node.id());
            }
        }
        WatchedLayer last = layers.stream()
                .filter(layer -> layer.hasKernel() && !frozen.contains(layer.id()))
                .reduce((before, after) -> after)
                .orElse(null);
        lastGradient = last == null ? -1 : last.gradient();
        lastId = last == null ? "" : last.id();
    }

    /**
     * How every layer is doing.
     *
     * @param numbers of a step frame; empty before the first
     * @return in the order of the layers
     */
    public List<LayerHealth> of(double[] numbers) {
        return layers.stream().map(layer -> of(layer, numbers)).toList();
    }

    /** How one layer is doing. */
    public LayerHealth of(WatchedLayer layer, double[] numbers) {
        if (numbers.length == 0) {
            return LayerHealth.UNKNOWN;
        }
        List<Reason> reasons = new ArrayList<>();
        if (!isFinite(layer, numbers)) {
            reasons.add(reason("not-finite", Level.ILL));
            return LayerHealth.of(reasons);
        }
        outputs(layer, numbers, reasons);
        if (layer.hasKernel() && !frozen.contains(layer.id())) {
            gradient(layer, numbers, reasons);
            ratio(layer, numbers, reasons);
        }
        return LayerHealth.of(reasons);
    }

    private static boolean isFinite(WatchedLayer layer, double[] numbers) {
        return isFinite(numbers, layer.mean())
                && isFinite(numbers, layer.deviation())
                && isFinite(numbers, layer.gradient())
                && isFinite(numbers, layer.weight());
    }

    private static boolean isFinite(double[] numbers, int place) {
        return place < 0 || Double.isFinite(numbers[place]);
    }

    private void outputs(WatchedLayer layer, double[] numbers, List<Reason> reasons) {
        boolean free = ends.contains(layer.id()) || gates.contains(layer.id());
        if (layer.dead() >= 0) {
            share("dead", numbers[layer.dead()], reasons);
        }
        if (layer.saturated() >= 0 && !free) {
            share("saturated", numbers[layer.saturated()], reasons);
        }
        double deviation = numbers[layer.deviation()];
        if (!ends.contains(layer.id()) && layer.block() >= 0 && deviation < FLAT) {
            reasons.add(reason("flat", Level.CAUTION, Numbers.measure(deviation)));
        }
    }

    private static void share(String id, double share, List<Reason> reasons) {
        if (share >= SOME) {
            reasons.add(reason(id, share >= MOST ? Level.ILL : Level.CAUTION, Numbers.percent(share)));
        }
    }

    private void gradient(WatchedLayer layer, double[] numbers, List<Reason> reasons) {
        double last = lastGradient < 0 ? 0 : numbers[lastGradient];
        if (!(last > 0) || layer.id().equals(lastId)) {
            return; // nothing to compare with, as in a network that fits perfectly
        }
        double part = numbers[layer.gradient()] / last;
        if (part < FAINT) {
            reasons.add(reason("vanishing", part < VANISHED ? Level.ILL : Level.CAUTION, Numbers.measure(part)));
        } else if (part > LARGE) {
            reasons.add(reason("exploding", part > EXPLODED ? Level.ILL : Level.CAUTION, Numbers.measure(part)));
        }
    }

    private static void ratio(WatchedLayer layer, double[] numbers, List<Reason> reasons) {
        double ratio = numbers[layer.ratio()];
        if (ratio < RATIO_LOW) {
            reasons.add(reason("slow", Level.CAUTION, Numbers.measure(ratio)));
        } else if (ratio > RATIO_HIGH) {
            reasons.add(reason("fast", Level.CAUTION, Numbers.measure(ratio)));
        }
    }

    private static Reason reason(String id, Level level, Object... figures) {
        String text = Texts.get("live.health." + id, figures);
        boolean isLong = id.equals("vanishing") || id.equals("exploding");
        String brief = isLong ? Texts.get("live.health." + id + ".card", figures) : text;
        return new Reason(id, level, text, brief, Texts.get("live.health." + id + ".help"));
    }
}
