package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.layerwise.nn.graph.NodeSpec;

/**
 * Places nodes in layers from left to right, each behind the longest way that leads to it. A network wider than the canvas
 * continues below, like lines of text, broken only where a single connection goes on.
 */
final class AutoLayout {
    static final double GAP_X = 48;
    static final double GAP_Y = 40;
    static final double MARGIN = 32;

    private final List<NodeSpec> nodes;
    private final ToDoubleFunction<String> height;
    private final Map<String, Integer> layer = new HashMap<>();
    private final Map<String, Double> rank = new HashMap<>();

    private AutoLayout(List<NodeSpec> nodes, ToDoubleFunction<String> height) {
        this.nodes = nodes;
        this.height = height;
    }

    /** How many cards fit side by side. */
    static int columns(double width) {
        return (int) Math.max(2, Math.floor((width - 2 * MARGIN + GAP_X) / (CardModel.WIDTH + GAP_X)));
    }

    /**
     * A place for every node.
     *
     * @param height of a card, by id
     * @param columns how many layers stand side by side where the network can be broken
     */
    static Map<String, CanvasPoint> place(List<NodeSpec> nodes, ToDoubleFunction<String> height, int columns) {
        AutoLayout layout = new AutoLayout(nodes, height);
        layout.assignLayers();
        return layout.arrange(layout.bands(layout.ordered(), columns));
    }

    private void assignLayers() {
        nodes.forEach(node -> layer.put(node.id(), 0));
        // A circle would never settle; as many rounds as nodes are enough for everything else.
        boolean moved = true;
        for (int round = 0; round < nodes.size() && moved; round++) {
            moved = false;
            for (NodeSpec node : nodes) {
                for (String input : node.inputs()) {
                    int behind = layer.getOrDefault(input, -1) + 1;
                    if (behind > layerOf(node.id()) && behind < nodes.size()) {
                        layer.put(node.id(), behind);
                        moved = true;
                    }
                }
            }
        }
        pullSourcesForward();
    }

    /** A node without inputs stands just before the first that takes its output. */
    private void pullSourcesForward() {
        Map<String, Integer> first = new HashMap<>();
        for (NodeSpec node : nodes) {
            node.inputs().forEach(input -> first.merge(input, layerOf(node.id()), Math::min));
        }
        for (NodeSpec node : nodes) {
            Integer consumer = first.get(node.id());
            if (node.inputs().isEmpty() && consumer != null && consumer > 0) {
                layer.put(node.id(), consumer - 1);
            }
        }
    }

    private int layerOf(String id) {
        return Objects.requireNonNull(layer.get(id), id);
    }

    /** The layers, each ordered by the mean place of what its nodes take. */
    private List<List<NodeSpec>> ordered() {
        Map<Integer, List<NodeSpec>> byLayer = new TreeMap<>();
        for (NodeSpec node : nodes) {
            byLayer.computeIfAbsent(layerOf(node.id()), key -> new ArrayList<>())
                    .add(node);
        }
        List<List<NodeSpec>> layers = new ArrayList<>(byLayer.values());
        for (List<NodeSpec> each : layers) {
            each.sort(Comparator.comparingDouble(this::meanInputRank));
            for (int i = 0; i < each.size(); i++) {
                rank.put(each.get(i).id(), i - (each.size() - 1) / 2.0);
            }
        }
        return layers;
    }

    private double meanInputRank(NodeSpec node) {
        return node.inputs().stream()
                .mapToDouble(input -> rank.getOrDefault(input, 0.0))
                .average()
                .orElse(node.inputs().isEmpty() && layerOf(node.id()) == 0 ? 0 : Double.MAX_VALUE);
    }

    private List<List<List<NodeSpec>>> bands(List<List<NodeSpec>> layers, int columns) {
        List<List<List<NodeSpec>>> bands = new ArrayList<>();
        List<List<NodeSpec>> band = new ArrayList<>();
        int lastCut = -1;
        for (int i = 0; i < layers.size(); i++) {
            band.add(layers.get(i));
            if (isCut(layers, i)) {
                lastCut = band.size();
            }
            if (band.size() >= columns && lastCut > 0 && i + 1 < layers.size()) {
                bands.add(new ArrayList<>(band.subList(0, lastCut)));
                band = new ArrayList<>(band.subList(lastCut, band.size()));
                lastCut = -1;
            }
        }
        if (!band.isEmpty()) {
            bands.add(band);
        }
        return bands;
    }

    /** Whether a single connection leads from the layers up to {@code last} to those after it, and only to the next. */
    private boolean isCut(List<List<NodeSpec>> layers, int last) {
        int crossing = 0;
        int at = layerOf(layers.get(last).getFirst().id());
        for (NodeSpec node : nodes) {
            for (String input : node.inputs()) {
                Integer from = layer.get(input);
                if (from != null && from <= at && layerOf(node.id()) > at) {
                    crossing += from == at && layerOf(node.id()) == at + 1 ? 1 : 2;
                }
            }
        }
        return crossing <= 1;
    }

    private Map<String, CanvasPoint> arrange(List<List<List<NodeSpec>>> bands) {
        Map<String, CanvasPoint> places = new LinkedHashMap<>();
        double top = MARGIN;
        for (List<List<NodeSpec>> band : bands) {
            double above = band.stream().mapToDouble(this::portLine).max().orElse(0);
            double bottom = top;
            for (int column = 0; column < band.size(); column++) {
                double y = top + CanvasPoint.snap(above - portLine(band.get(column)));
                for (NodeSpec node : band.get(column)) {
                    places.put(node.id(), new CanvasPoint(MARGIN + column * (CardModel.WIDTH + GAP_X), y).snapped());
                    y = Math.ceil((y + height.applyAsDouble(node.id()) + GAP_Y) / CanvasPoint.GRID) * CanvasPoint.GRID;
                    bottom = Math.max(bottom, y);
                }
            }
            top = bottom + CanvasPoint.GRID;
        }
        return places;
    }

    /** How far below a column's top the mean of its ports is: columns are lined up there. */
    private double portLine(List<NodeSpec> column) {
        double y = 0;
        double sum = 0;
        for (NodeSpec node : column) {
            sum += y + CardModel.PORT_Y;
            y += height.applyAsDouble(node.id()) + GAP_Y;
        }
        return sum / column.size();
    }
}
