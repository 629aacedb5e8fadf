package org.layerwise.ui.chart.export;

import java.util.Locale;

/** The file formats that a chart can be drawn in. */
public enum PictureFormat {
    SVG,
    PNG,
    PDF;

    /** Of its files, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
