package org.layerwise.ui.chart.draw;

import org.layerwise.ui.fx.Theme;

/**
 * The color scale of heat maps: viridis (Smith and van der Walt, 2015), even to the eye and safe for the color-blind,
 * from eleven of its anchors. The scale begins near the card's own color, so it is turned round on the light theme;
 * share 0 is left clear. Colors go by the square root of the share, or a layer of mostly dead units would hide the rest.
 */
final class ViridisScale {
    private static final int[] VIRIDIS = {
        0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725
    };

    private ViridisScale() {}

    /** Opaque ARGB for {@code share} of {@code most}, both positive; clear for 0. */
    static int argb(double share, double most, Theme theme) {
        if (!(share > 0)) {
            return 0;
        }
        return at(Math.sqrt(Math.min(1, share / most)), theme);
    }

    /** Opaque ARGB at a place in [0, 1] of the scale. */
    static int at(double place, Theme theme) {
        double along = switch (theme) {
            case DARK -> place;
            case LIGHT -> 1 - place;
        };
        double anchor = along * (VIRIDIS.length - 1);
        int low = Math.min(VIRIDIS.length - 2, (int) anchor);
        double part = anchor - low;
        int from = VIRIDIS[low];
        int to = VIRIDIS[low + 1];
        return 0xFF000000 | mix(from, to, part, 16) << 16 | mix(from, to, part, 8) << 8 | mix(from, to, part, 0);
    }

    private static int mix(int from, int to, double part, int shift) {
        int a = from >> shift & 0xFF;
        int b = to >> shift & 0xFF;
        return (int) Math.round(a + (b - a) * part);
    }
}
