package org.layerwise.ui.chart.draw;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A finished drawing on its way to the window.
 *
 * @param image premultiplied ARGB
 * @param version the model's version that is sure to be in it
 * @param sentence what the chart shows, in words; empty where nobody says it
 */
record DrawnChart(DrawRequest drawing, BufferedImage image, Painted painted, long version, String sentence) {

    /**
     * What a picture has in it.
     *
     * @param area where the data are
     * @param marks what says something when it is pointed at: triangles at the edges, the reference band's name
     */
    record Painted(PlotArea area, List<HitRegion> marks) {
        Painted {
            marks = List.copyOf(marks);
        }
    }

    PlotArea area() {
        return painted.area();
    }
}
