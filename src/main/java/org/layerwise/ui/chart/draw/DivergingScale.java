package org.layerwise.ui.chart.draw;

import java.awt.Color;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.fx.Theme;

/** The color scale of what may be negative: blue over the card's own color to orange. */
final class DivergingScale {
    private DivergingScale() {}

    /** The color of a share of the largest, from −1 to 1. */
    static Color at(double share, Theme theme) {
        Color end = ChartColors.of(theme).series(share < 0 ? 0 : 1);
        Color none = theme == Theme.DARK ? new Color(0x1C222A) : new Color(0xF3F5F7);
        double part = Math.min(1, Math.abs(share));
        return new Color(
                mix(none.getRed(), end.getRed(), part),
                mix(none.getGreen(), end.getGreen(), part),
                mix(none.getBlue(), end.getBlue(), part));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
