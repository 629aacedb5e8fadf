package org.layerwise.ui.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerwise.nn.graph.NodeSpec;
import org.layerwise.nn.layer.Add;
import org.layerwise.nn.layer.Dropout;
import org.layerwise.nn.layer.Input;

class LayoutTest {
    private static final double HEIGHT = 96;

    private static NodeSpec node(String id, String... inputs) {
        return new NodeSpec(
                id,
                inputs.length == 0 ? new Input() : inputs.length > 1 ? new Add() : new Dropout(0.1),
                List.of(inputs));
    }

    private static CardBounds box(CanvasPoint place) {
        return new CardBounds(place.x(), place.y(), CardModel.WIDTH, HEIGHT);
    }

    private static Map<String, CanvasPoint> place(List<NodeSpec> nodes, int columns) {
        return AutoLayout.place(nodes, id -> HEIGHT, columns);
    }

    @Test
    void aChainGoesRightAndContinuesBelow() {
        Map<String, CanvasPoint> places = place(List.of(node("a"), node("b", "a"), node("c", "b"), node("d", "c")), 3);

        assertEquals(places.get("a").y(), places.get("c").y());
        assertTrue(places.get("a").x() < places.get("b").x()
                && places.get("b").x() < places.get("c").x());
        assertEquals(places.get("a").x(), places.get("d").x());
        assertTrue(places.get("d").y() > places.get("a").y() + HEIGHT);
    }

    @Test
    void branchesStandAboveEachOtherAndAreNotBroken() {
        Map<String, CanvasPoint> places =
                place(List.of(node("a"), node("b", "a"), node("c", "a"), node("d", "b", "c"), node("e", "d")), 2);

        assertEquals(places.get("b").x(), places.get("c").x());
        assertTrue(Math.abs(places.get("b").y() - places.get("c").y()) > HEIGHT);
        assertTrue(places.get("d").x() > places.get("b").x());
        assertEquals(places.get("a").x(), places.get("e").x());
    }

    @Test
    void aCircleIsPlacedToo() {
        assertEquals(
                3,
                place(List.of(node("a", "c"), node("b", "a"), node("c", "b")), 3)
                        .size());
    }

    @Test
    void fiftyNodesNeitherOverlapNorDoTheirEdgesCrossCards() {
        List<NodeSpec> nodes = new ArrayList<>(List.of(node("n0")));
        for (int i = 1; i < 50; i++) {
            nodes.add(i % 4 == 0 ? node("n" + i, "n" + (i - 1), "n" + (i - 3)) : node("n" + i, "n" + (i - 1)));
        }
        Map<String, CanvasPoint> places = place(nodes, 4);
        List<CardBounds> cards = places.values().stream().map(LayoutTest::box).toList();
        for (int i = 0; i < cards.size(); i++) {
            for (int k = i + 1; k < cards.size(); k++) {
                assertFalse(cards.get(i).overlaps(cards.get(k)));
            }
        }
        EdgeRouter router = new EdgeRouter(cards);
        for (NodeSpec node : nodes) {
            for (String input : node.inputs()) {
                EdgeRoute route = router.route(
                        places.get(input).plus(CardModel.WIDTH, CardModel.PORT_Y),
                        places.get(node.id()).plus(0, CardModel.PORT_Y));
                for (CanvasPoint point : route.samples()) {
                    assertFalse(
                            cards.stream().anyMatch(card -> card.grown(-1).contains(point)), input + " → " + node.id());
                }
            }
        }
    }

    @Test
    void aSkipConnectionGoesAroundWhatIsBetween() {
        CardBounds between = new CardBounds(300, 100, 192, 96);
        EdgeRoute route = new EdgeRouter(List.of(between)).route(new CanvasPoint(200, 150), new CanvasPoint(600, 150));

        assertFalse(route.curved());
        for (int i = 1; i < route.points().size(); i++) {
            CanvasPoint a = route.points().get(i - 1);
            CanvasPoint b = route.points().get(i);
            assertFalse(CardBounds.between(a, b).overlaps(between), a + " to " + b);
        }
    }

    @Test
    void aWayBackKeepsItsDistanceFromItsOwnCards() {
        CardBounds source = new CardBounds(300, 0, 192, 101);
        CardBounds beside = new CardBounds(60, 0, 192, 85);
        CardBounds target = new CardBounds(60, 160, 192, 85);
        EdgeRoute route = new EdgeRouter(List.of(source, beside, target))
                .route(new CanvasPoint(source.right(), 44), new CanvasPoint(target.x(), 204));

        double lane = route.points().get(2).y();
        assertTrue(lane > source.bottom() + 4 && lane < target.y() - 4, "the lane is at " + lane);
    }

    @Test
    void aFreeWayIsACurve() {
        assertTrue(new EdgeRouter(List.of())
                .route(new CanvasPoint(0, 0), new CanvasPoint(100, 40))
                .curved());
    }
}
