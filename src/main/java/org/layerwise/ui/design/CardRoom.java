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

    List<Box> boxes() {
        return NetworkReader.boxes(picture.places(), heights);
    }

    /**
     * Places the new node to the right of its source and pushes what it covers to the right.
     *
     * @param draft the place of every card written down
     */
    Draft makeRoom(Draft draft, String id, String source) {
        Map<String, Box> boxes = new HashMap<>();
        for (NodeSpec node : draft.network().expand()) {
            draft.layout()
                    .position(node.id())
                    .ifPresent(place -> boxes.put(
                            node.id(),
                            new Box(place.x(), place.y(), CardModel.WIDTH, heights.getOrDefault(node.id(), PLAIN))));
        }
        Box from = boxes.get(source);
        Box own = boxes.get(id);
        if (from != null && own != null && own.grown(Place.GRID).overlaps(from)) {
            boxes.put(id, new Box(from.right() + AutoLayout.GAP_X, own.y(), own.width(), own.height()));
        }
        push(boxes, id, source);
        Draft placed = draft;
        for (Map.Entry<String, Box> box : boxes.entrySet()) {
            placed = placed.at(
                    box.getKey(), new Place(box.getValue().x(), box.getValue().y()));
        }
        return placed;
    }

    private static void push(Map<String, Box> boxes, String first, String fixed) {
        Deque<String> pushing = new ArrayDeque<>(List.of(first));
        int most = boxes.size() * boxes.size();
        while (!pushing.isEmpty() && most-- > 0) {
            String pusher = pushing.pop();
            Box own = boxes.getOrDefault(pusher, new Box(0, 0, 0, 0));
            for (Map.Entry<String, Box> other : boxes.entrySet()) {
                String id = other.getKey();
                Box box = other.getValue();
                if (!id.equals(pusher)
                        && !id.equals(fixed)
                        && !id.equals(first)
                        && own.grown(Place.GRID).overlaps(box)) {
                    other.setValue(new Box(own.right() + AutoLayout.GAP_X, box.y(), box.width(), box.height()));
                    pushing.push(id);
                }
            }
        }
    }
}
