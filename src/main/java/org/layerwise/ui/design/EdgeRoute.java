package org.layerwise.ui.design;

import java.util.ArrayList;
import java.util.List;

/**
 * The way an edge takes.
 *
 * @param curved one curve from the first point to the last; else straight pieces with rounded corners
 * @param points from the source's port to the target's
 */
record EdgeRoute(boolean curved, List<CanvasPoint> points) {
    private static final int SAMPLES = 24;

    CanvasPoint start() {
        return points.getFirst();
    }

    CanvasPoint end() {
        return points.getLast();
    }

    /** How far the control points of a curve are from its ends. */
    static double bend(CanvasPoint start, CanvasPoint end) {
        return Math.max(24, Math.min(120, Math.abs(end.x() - start.x()) / 2));
    }

    /** Points along the way, close enough to measure distances. */
    List<CanvasPoint> samples() {
        if (!curved) {
            return points;
        }
        CanvasPoint s = start();
        CanvasPoint e = end();
        double bend = bend(s, e);
        List<CanvasPoint> samples = new ArrayList<>();
        for (int i = 0; i <= SAMPLES; i++) {
            double t = i / (double) SAMPLES;
            double u = 1 - t;
            double x = u * u * u * s.x()
                    + 3 * u * u * t * (s.x() + bend)
                    + 3 * u * t * t * (e.x() - bend)
                    + t * t * t * e.x();
            double y = u * u * u * s.y() + 3 * u * u * t * s.y() + 3 * u * t * t * e.y() + t * t * t * e.y();
            samples.add(new CanvasPoint(x, y));
        }
        return samples;
    }

    /** How far a point is from the way. */
    double distance(CanvasPoint point) {
        List<CanvasPoint> way = samples();
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < way.size(); i++) {
            nearest = Math.min(nearest, distance(way.get(i - 1), way.get(i), point));
        }
        return nearest;
    }

    private static double distance(CanvasPoint a, CanvasPoint b, CanvasPoint p) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length, 0, 1);
        return p.distance(new CanvasPoint(a.x() + t * dx, a.y() + t * dy));
    }
}
