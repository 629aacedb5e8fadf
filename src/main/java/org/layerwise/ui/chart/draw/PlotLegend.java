package org.layerwise.ui.chart.draw;

import java.util.List;

/** The legend above a still plot: in as many lines as it takes, at most three. */
final class PlotLegend {
    private static final int LINES = 3;
    private static final double ENTRY = 150;
    private static final double EDGE = 10;

    private PlotLegend() {}

    /** Draws what stands before a name. */
    interface Swatch {
        /** Draws one, at most 10 wide, about the middle of the small letters. */
        void draw(int index, double x, double y);
    }

    /** Draws it at the top. @return the height it takes */
    static double paint(StaticPainter on, List<String> names, Swatch swatch) {
        double line = on.labels.getHeight() + 3.0;
        double x = EDGE;
        int lines = names.isEmpty() ? 0 : 1;
        for (int i = 0; i < names.size(); i++) {
            String name = ChartPainter.fit(names.get(i), on.labels, ENTRY);
            double wide = on.labels.stringWidth(name) + 28.0;
            if (x + wide > on.width - 40 && x > EDGE) {
                if (lines == LINES) {
                    on.text("… " + (names.size() - i), x, lines * line - 3, StaticPainter.LABELS, on.colors.muted());
                    break;
                }
                lines++;
                x = EDGE;
            }
            double baseline = lines * line - 3;
            swatch.draw(i, x, baseline - 4);
            on.text(name, x + 13, baseline, StaticPainter.LABELS, on.colors.text());
            x += wide;
        }
        return lines * line + 4;
    }
}
