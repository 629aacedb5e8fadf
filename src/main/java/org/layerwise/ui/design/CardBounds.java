package org.layerwise.ui.design;

/** A rectangle of the canvas. */
record CardBounds(double x, double y, double width, double height) {

    /** The rectangle with these two corners, whichever way round. */
    static CardBounds between(CanvasPoint a, CanvasPoint b) {
        return new CardBounds(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    CardBounds grown(double by) {
        return new CardBounds(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    boolean contains(CanvasPoint point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    boolean overlaps(CardBounds other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    CardBounds union(CardBounds other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new CardBounds(
                left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
