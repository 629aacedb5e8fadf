package org.layerwise.ui.chart.draw;

/**
 * Something in a picture that can be pointed at.
 *
 * @param x left end, in logical pixels
 * @param y upper end
 * @param text what it is
 * @param pick what a click on it gives to the page; −1 for nothing
 */
record HitRegion(double x, double y, double width, double height, String text, int pick) {

    /** Something that is only read. */
    HitRegion(double x, double y, double width, double height, String text) {
        this(x, y, width, height, text, -1);
    }

    /** How far away a place is; 0 inside. */
    double distance(double atX, double atY) {
        double dx = Math.max(0, Math.max(x - atX, atX - x - width));
        double dy = Math.max(0, Math.max(y - atY, atY - y - height));
        return Math.hypot(dx, dy);
    }
}
