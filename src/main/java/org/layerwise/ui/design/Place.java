package org.layerwise.ui.design;

/** A point of the canvas, in its own pixels (before zoom). */
record Place(double x, double y) {
    static final double GRID = 8;

    static double snap(double value) {
        return Math.rint(value / GRID) * GRID;
    }

    Place snapped() {
        return new Place(snap(x), snap(y));
    }

    Place plus(double dx, double dy) {
        return new Place(x + dx, y + dy);
    }

    double distance(Place other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
