package org.layerwise.ui.design;

/** A point of the canvas, in its own pixels (before zoom). */
record CanvasPoint(double x, double y) {
    static final double GRID = 8;

    static double snap(double value) {
        return Math.rint(value / GRID) * GRID;
    }

    CanvasPoint snapped() {
        return new CanvasPoint(snap(x), snap(y));
    }

    CanvasPoint plus(double dx, double dy) {
        return new CanvasPoint(x + dx, y + dy);
    }

    double distance(CanvasPoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
