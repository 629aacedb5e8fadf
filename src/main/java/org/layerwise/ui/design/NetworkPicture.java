package org.layerwise.ui.design;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.nn.graph.Edge;

/**
 * The network as the canvas shows it.
 *
 * @param cards one per node, in the experiment's order
 * @param places where each card's top left corner is, by id
 * @param edges every connection
 * @param problems everything that is wrong or worth knowing
 * @param parameters how many numbers are learned, as far as it is known
 */
record NetworkPicture(
        List<CardModel> cards,
        Map<String, CanvasPoint> places,
        List<Edge> edges,
        List<Problem> problems,
        long parameters) {
    static final NetworkPicture EMPTY = new NetworkPicture(List.of(), Map.of(), List.of(), List.of(), 0);

    Optional<CardModel> card(String id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    CanvasPoint place(String id) {
        return Objects.requireNonNull(places.get(id), id);
    }
}
