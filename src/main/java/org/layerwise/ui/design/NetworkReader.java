package org.layerwise.ui.design;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.experiment.CheckedExperiment;
import org.layerwise.experiment.Layout;
import org.layerwise.nn.graph.GraphCheck;
import org.layerwise.nn.graph.NetworkEdit;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.nn.layer.LayerSpec;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** Reads an experiment's network: shapes, counts, mistakes and places, as far as they can be worked out. */
final class NetworkReader {
    private NetworkReader() {}

    /**
     * The picture of a network.
     *
     * @param columns how many layers stand side by side where nothing else is said
     */
    static NetworkPicture read(CheckedExperiment checked, int columns) {
        List<NodeSpec> nodes = checked.experiment().network().expand();
        GraphCheck check = checked.graph();
        List<CardModel> cards = nodes.stream()
                .map(node -> card(node, check, checked.problems()))
                .toList();
        long parameters = check.nodes().values().stream()
                .mapToLong(PlanNode::trainableCount)
                .sum();
        return new NetworkPicture(
                cards,
                places(nodes, checked.experiment().layout(), cards, columns),
                NetworkEdit.edges(checked.experiment().network()),
                checked.problems(),
                parameters);
    }

    private static CardModel card(NodeSpec node, GraphCheck check, List<Problem> problems) {
        PlanNode planned = check.nodes().get(node.id());
        long count = planned == null ? 0 : planned.parameterCount();
        return new CardModel(
                node.id(),
                CardTexts.title(node.layer()),
                Catalog.of(LayerSpec.class).describe(node.layer()).group(),
                CardTexts.detail(node),
                planned == null ? "[batch × ?]" : planned.shape().withBatch(),
                count == 0 ? "" : Texts.get("design.card.parameters", Numbers.count(count)),
                problems.stream()
                        .filter(problem -> problem.where() instanceof Location.AtNode at
                                && at.node().equals(node.id()))
                        .toList(),
                planned != null && planned.trainableCount() > 0,
                node.frozen(),
                node.layer().maxInputs() > 0);
    }

    /** Where every card is: as the experiment says; all by layout when it says nothing; else beside what they take. */
    private static Map<String, CanvasPoint> places(
            List<NodeSpec> nodes, Layout layout, List<CardModel> cards, int columns) {
        Map<String, Double> heights = new LinkedHashMap<>();
        cards.forEach(card -> heights.put(card.id(), card.estimatedHeight()));
        if (layout.isAutomatic(nodes.stream().map(NodeSpec::id).toList())) {
            return AutoLayout.place(nodes, id -> heights.getOrDefault(id, 0.0), columns);
        }
        Map<String, CanvasPoint> places = new LinkedHashMap<>();
        for (NodeSpec node : nodes) {
            layout.position(node.id()).ifPresent(place -> places.put(node.id(), new CanvasPoint(place.x(), place.y())));
        }
        for (NodeSpec node : nodes) {
            if (!places.containsKey(node.id())) {
                places.put(node.id(), beside(node, places, heights));
            }
        }
        return places;
    }

    private static CanvasPoint beside(NodeSpec node, Map<String, CanvasPoint> places, Map<String, Double> heights) {
        CanvasPoint place = node.inputs().stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a.x() > b.x() ? a : b)
                .map(input -> input.plus(CardModel.WIDTH + AutoLayout.GAP_X, 0))
                .orElse(new CanvasPoint(AutoLayout.MARGIN, AutoLayout.MARGIN));
        double height = heights.getOrDefault(node.id(), 0.0);
        List<CardBounds> taken = boxes(places, heights);
        return free(place, height, taken);
    }

    /** The first place at or below {@code wanted} where a card covers no other. */
    static CanvasPoint free(CanvasPoint wanted, double height, Collection<CardBounds> taken) {
        CanvasPoint place = wanted;
        boolean moved = true;
        while (moved) {
            moved = false;
            CardBounds own = new CardBounds(place.x(), place.y(), CardModel.WIDTH, height).grown(CanvasPoint.GRID);
            for (CardBounds box : taken) {
                if (own.overlaps(box)) {
                    place = new CanvasPoint(
                            place.x(), Math.ceil((box.bottom() + 16) / CanvasPoint.GRID) * CanvasPoint.GRID);
                    moved = true;
                    break;
                }
            }
        }
        return place;
    }

    static List<CardBounds> boxes(Map<String, CanvasPoint> places, Map<String, Double> heights) {
        return places.entrySet().stream()
                .map(entry -> new CardBounds(
                        entry.getValue().x(),
                        entry.getValue().y(),
                        CardModel.WIDTH,
                        heights.getOrDefault(entry.getKey(), 0.0)))
                .toList();
    }
}
