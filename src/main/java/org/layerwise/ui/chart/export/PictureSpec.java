package org.layerwise.ui.chart.export;

import org.layerwise.catalog.Param;

/**
 * What a chart's picture is to be.
 *
 * @param format of the file
 * @param width in pixels, or in points of a PDF
 * @param height in the same
 */
public record PictureSpec(
        @Param(doc = "The format of charts that are saved", value = "svg")
        PictureFormat format,

        @Param(doc = "Their width", value = "900", min = 200, max = 10000)
        int width,

        @Param(doc = "Their height", value = "500", min = 150, max = 10000)
        int height) {
    public static final int LEAST_WIDTH = 200;
    public static final int LEAST_HEIGHT = 150;
    public static final int MOST = 10_000;

    /** Before somebody chose another. */
    public static final PictureSpec DEFAULT = new PictureSpec(PictureFormat.SVG, 900, 500);

    public PictureSpec {
        if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MOST || height > MOST) {
            throw new IllegalArgumentException("a picture is from " + LEAST_WIDTH + " × " + LEAST_HEIGHT + " to " + MOST
                    + " × " + MOST + ", not " + width + " × " + height);
        }
    }
}
