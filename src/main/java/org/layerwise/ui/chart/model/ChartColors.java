package org.layerwise.ui.chart.model;

import java.awt.Color;
import java.util.List;
import org.layerwise.ui.fx.Theme;

/**
 * A theme's colors for pictures. The series colors follow Okabe and Ito ("Color Universal Design", 2008), shifted so
 * that they contrast with the card and any two of the first eight differ by a CIEDE2000 of 12 at least, also to eyes
 * that lack one kind of cone; after the eighth the line is dashed, then dotted.
 */
public record ChartColors(
        Color card, Color text, Color muted, Color grid, Color axis, Color guide, List<Color> series) {
    /** How many series colors there are. */
    public static final int COUNT = 8;

    private static final ChartColors LIGHT = new ChartColors(
            Color.WHITE,
            new Color(0x24292F),
            new Color(0x57606A),
            new Color(0xE6E9ED),
            new Color(0xB4BCC6),
            new Color(0x1F, 0x88, 0x3D, 0x1C),
            List.of(
                    new Color(0x3973E6),
                    new Color(0xDE6A13),
                    new Color(0x028F68),
                    new Color(0xB93A8D),
                    new Color(0x7F5C00),
                    new Color(0x41A7DC),
                    new Color(0x492AF1),
                    new Color(0x4E5962),
                    new Color(0xB42318),
                    new Color(0x1B7C83),
                    new Color(0x7D4E00),
                    new Color(0x82A300)));
    private static final ChartColors DARK = new ChartColors(
            new Color(0x0D1117),
            new Color(0xE6EDF3),
            new Color(0x9AA4AF),
            new Color(0x21272F),
            new Color(0x444C56),
            new Color(0x3F, 0xB9, 0x50, 0x26),
            List.of(
                    new Color(0x477CE8),
                    new Color(0xEF7109),
                    new Color(0x1EC59A),
                    new Color(0xDB7EB8),
                    new Color(0xE3C93B),
                    new Color(0xA4DDFF),
                    new Color(0xB79EFF),
                    new Color(0xCDD0D3),
                    new Color(0xFF6B6B),
                    new Color(0x39C5CF),
                    new Color(0xC08552),
                    new Color(0xA5D64C)));

    public static ChartColors of(Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
        };
    }

    public Color series(int index) {
        return series.get(index % series.size());
    }
}
