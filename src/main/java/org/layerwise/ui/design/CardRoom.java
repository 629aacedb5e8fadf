package org.layerwise.ui.design;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.nn.graph.NodeSpec;

/** Keeps cards from covering each other when one comes in between. */
final class CardRoom {
    private static final double PLAIN = 92;

    private final Map<String, Double> heights = new HashMap<>();
    private final NetworkPicture picture;

    CardRoom(NetworkPicture picture) {
        this.picture = picture;
        picture.cards().forEach(card -> heights.put(card.id(), card.estimatedHeight()));
    }

    double plainHeight() {
        return PLAIN;
    }

    List<CardBounds> boxes() {
        return NetworkReader.boxes(picture.places(), heights);
    }

    /**
     * Places the new node to the right of its source and pushes what it covers to the right.
     *
     * @param draft the place of every card written down
     */
    Draft makeRoom(Draft draft, String id, String source) {
        Map<String, CardBounds> boxes = new HashMap<>();
        for (NodeSpec node : draft.network().expand()) {
            draft.layout()
                    .position(node.id())
                    .ifPresent(place -> boxes.put(
                            node.id(),
                            new CardBounds(
                                    place.x(), place.y(), CardModel.WIDTH, heights.getOrDefault(node.id(), PLAIN))));
        }
        CardBounds from = boxes.get(source);
        CardBounds own = boxes.get(id);
        if (from != null && own != null && own.grown(CanvasPoint.GRID).overlaps(from)) {
            boxes.put(id, new CardBounds(from.right() + AutoLayout.GAP_X, own.y(), own.width(), own.height()));
        }
        push(boxes, id, source);
        Draft placed = draft;
        for (Map.Entry<String, CardBounds> box : boxes.entrySet()) {
            placed = placed.at(
                    box.getKey(),
                    new CanvasPoint(box.getValue().x(), box.getValue().y()));
        }
        return placed;
    }

    private static void push(Map<String, CardBounds> boxes, String first, String fixed) {
        Deque<String> pushing = new ArrayDeque<>(List.of(first));
        int most = boxes.size() * boxes.size();
        while (!pushing.isEmpty() && most-- > 0) {
            String pusher = pushing.pop();
            CardBounds own = boxes.getOrDefault(pusher, new CardBounds(0, 0, 0, 0));
            for (Map.Entry<String, CardBounds> other : boxes.entrySet()) {
                String id = other.getKey();
                CardBounds box = other.getValue();
                if (!id.equals(pusher)
                        && !id.equals(fixed)
                        && !id.equals(first)
                        && own.grown(CanvasPoint.GRID).overlaps(box)) {
                    other.setValue(new CardBounds(own.right() + AutoLayout.GAP_X, box.y(), box.width(), box.height()));
                    pushing.push(id);
                }
            }
        }
    }
}
