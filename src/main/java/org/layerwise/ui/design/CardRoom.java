package org.layerwise.ui.design;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.nn.graph.NodeSpec;

/** Keeps cards from covering each other when one comes in between. */
final class CardRoom {
    private static final double SEARCH_STEP = 2 * CanvasPoint.GRID;

    private final Map<String, Double> heights = new HashMap<>();
    private final NetworkPicture picture;

    CardRoom(NetworkPicture picture) {
        this.picture = picture;
        picture.cards().forEach(card -> heights.put(card.id(), card.estimatedHeight()));
    }

    /** A place for a new card, at or below {@code wanted}. */
    CanvasPoint free(CanvasPoint wanted) {
        return NetworkReader.free(wanted, CardModel.RESERVED, boxes());
    }

    /** The free place for a new card that is nearest to the middle of what is in view; where all is full, one below. */
    CanvasPoint freeIn(CardBounds view) {
        CanvasPoint middle = new CanvasPoint(
                        view.x() + (view.width() - CardModel.WIDTH) / 2,
                        view.y() + (view.height() - CardModel.RESERVED) / 2)
                .snapped();
        List<CardBounds> taken = boxes();
        CanvasPoint best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double y = view.y() + SEARCH_STEP; y + CardModel.RESERVED <= view.bottom(); y += SEARCH_STEP) {
            for (double x = view.x() + SEARCH_STEP; x + CardModel.WIDTH <= view.right(); x += SEARCH_STEP) {
                CanvasPoint place = new CanvasPoint(x, y).snapped();
                double distance = place.distance(middle);
                if (distance < least && isFree(place, taken)) {
                    least = distance;
                    best = place;
                }
            }
        }
        return best == null ? NetworkReader.free(middle, CardModel.RESERVED, taken) : best;
    }

    private static boolean isFree(CanvasPoint place, List<CardBounds> taken) {
        CardBounds own =
                new CardBounds(place.x(), place.y(), CardModel.WIDTH, CardModel.RESERVED).grown(CanvasPoint.GRID);
        return taken.stream().noneMatch(own::overlaps);
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
                                    place.x(),
                                    place.y(),
                                    CardModel.WIDTH,
                                    heights.getOrDefault(node.id(), CardModel.RESERVED))));
        }
        CardBounds from = boxes.get(source);
        CardBounds own = boxes.get(id);
        if (from != null && own != null && own.grown(CanvasPoint.GRID).overlaps(from)) {
            boxes.put(id, new CardBounds(from.right() + AutoLayout.GAP_X, own.y(), own.width(), own.height()));
        }
        push(boxes, id, source);
        stepAside(boxes, id);
        Draft placed = draft;
        for (Map.Entry<String, CardBounds> box : boxes.entrySet()) {
            placed = placed.at(
                    box.getKey(),
                    new CanvasPoint(box.getValue().x(), box.getValue().y()));
        }
        return placed;
    }

    /** What could not be pushed away, as the source itself, is left alone: then the new card goes below. */
    private static void stepAside(Map<String, CardBounds> boxes, String id) {
        CardBounds own = boxes.get(id);
        if (own != null) {
            List<CardBounds> others = boxes.entrySet().stream()
                    .filter(box -> !box.getKey().equals(id))
                    .map(Map.Entry::getValue)
                    .toList();
            CanvasPoint place = NetworkReader.free(new CanvasPoint(own.x(), own.y()), own.height(), others);
            boxes.put(id, new CardBounds(place.x(), place.y(), own.width(), own.height()));
        }
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
