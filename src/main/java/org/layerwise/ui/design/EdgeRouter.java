package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Finds ways for edges that keep clear of cards: a curve where the view is free, else around, in a lane of their own. */
final class EdgeRouter {
    private static final double STUB = 20;
    private static final double CLEAR = 14;
    private static final double LANE = 8;
    private static final double CROSSING = 4000;
    private static final double CROWDED = 120;

    private final Collection<CardBounds> cards;
    private final List<Lane> lanes = new ArrayList<>();

    private record Lane(double y, double from, double to) {
        boolean isCrowdedBy(Lane other) {
            return Math.abs(y - other.y) < LANE - 1 && from < other.to && other.from < to;
        }
    }

    /** @param cards every card, those at the edges' ends included */
    EdgeRouter(Collection<CardBounds> cards) {
        this.cards = List.copyOf(cards);
    }

    /** A way from a right port to a left one; later ones keep out of the lanes of earlier ones. */
    EdgeRoute route(CanvasPoint source, CanvasPoint target) {
        EdgeRoute direct = new EdgeRoute(true, List.of(source, target));
        if (target.x() >= source.x() + STUB && crossings(direct.samples(), true) == 0) {
            return direct;
        }
        EdgeRoute best = direct;
        double least = target.x() >= source.x() + STUB ? cost(direct, source, target) : Double.MAX_VALUE;
        for (double y : laneHeights(source, target)) {
            EdgeRoute around = around(source, target, y);
            // Most lanes are too far off to be worth looking at every card.
            double cost = length(around.points()) < least ? cost(around, source, target) : Double.MAX_VALUE;
            if (cost < least) {
                least = cost;
                best = around;
            }
        }
        if (!best.curved()) {
            lanes.add(lane(best));
        }
        return best;
    }

    private static EdgeRoute around(CanvasPoint source, CanvasPoint target, double y) {
        double out = source.x() + STUB;
        double in = target.x() - STUB;
        return new EdgeRoute(
                false,
                List.of(
                        source,
                        new CanvasPoint(out, source.y()),
                        new CanvasPoint(out, y),
                        new CanvasPoint(in, y),
                        new CanvasPoint(in, target.y()),
                        target));
    }

    private Iterable<Double> laneHeights(CanvasPoint source, CanvasPoint target) {
        double left = Math.min(source.x(), target.x()) - STUB;
        double right = Math.max(source.x(), target.x()) + STUB;
        TreeSet<Double> heights = new TreeSet<>();
        for (CardBounds card : cards) {
            if (card.x() < right && left < card.right()) {
                for (int k = 0; k < 3; k++) {
                    heights.add(card.y() - CLEAR - k * LANE);
                    heights.add(card.bottom() + CLEAR + k * LANE);
                }
            }
        }
        heights.add((source.y() + target.y()) / 2);
        return heights;
    }

    private static Lane lane(EdgeRoute route) {
        CanvasPoint a = route.points().get(2);
        CanvasPoint b = route.points().get(3);
        return new Lane(a.y(), Math.min(a.x(), b.x()), Math.max(a.x(), b.x()));
    }

    private double cost(EdgeRoute route, CanvasPoint source, CanvasPoint target) {
        List<CanvasPoint> way = route.samples();
        double crowded = 0;
        if (!route.curved()) {
            Lane own = lane(route);
            crowded = lanes.stream().filter(own::isCrowdedBy).count() * CROWDED;
            if (own.y() == source.y() || own.y() == target.y()) {
                crowded += CROWDED;
            }
        }
        return length(way) + CROSSING * crossings(way, route.curved()) + crowded;
    }

    private static double length(List<CanvasPoint> way) {
        double length = 0;
        for (int i = 1; i < way.size(); i++) {
            length += way.get(i - 1).distance(way.get(i));
        }
        return length;
    }

    /** How often a way touches a card. */
    private int crossings(List<CanvasPoint> way, boolean curved) {
        int count = 0;
        for (CardBounds card : cards) {
            boolean own = isAtEnd(card, way);
            for (int i = 1; i < way.size(); i++) {
                // Ends stand on the borders of their own cards; everything else keeps its distance.
                boolean lenient = own && (curved || i == 1 || i == way.size() - 1);
                CanvasPoint a = way.get(i - 1);
                CanvasPoint b = way.get(i);
                if (segmentMeets(card.grown(lenient ? -2 : 4), a.x(), a.y(), b.x(), b.y())) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Whether a way begins or ends at a card: there it stands on the card's own border. */
    private static boolean isAtEnd(CardBounds card, List<CanvasPoint> way) {
        return card.right() == way.getFirst().x() && card.contains(way.getFirst())
                || card.x() == way.getLast().x() && card.contains(way.getLast());
    }

    /** Liang and Barsky's clipping: whether any part of the segment is inside. */
    private static boolean segmentMeets(CardBounds box, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {ax - box.x(), box.right() - ax, ay - box.y(), box.bottom() - ay};
        double from = 0;
        double to = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (q[i] < 0) {
                    return false;
                }
            } else if (p[i] < 0) {
                from = Math.max(from, q[i] / p[i]);
            } else {
                to = Math.min(to, q[i] / p[i]);
            }
        }
        return from <= to;
    }
}
