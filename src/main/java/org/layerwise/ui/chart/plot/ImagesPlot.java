package org.layerwise.ui.chart.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Pictures of numbers, all on one color scale: filters, feature maps; or one large one, a heat map with axes.
 *
 * @param title for the card's header
 * @param legend what the colors stand for
 * @param images at least one
 * @param low the value with the first color; of a diverging scale, minus {@code high}
 * @param high the value with the last color
 * @param coloring how values become colors
 * @param rowLabel what is below each other in a heat map; empty for pictures without axes
 * @param columnLabel what is side by side in a heat map
 */
public record ImagesPlot(
        String title,
        String legend,
        List<Image> images,
        double low,
        double high,
        Coloring coloring,
        String rowLabel,
        String columnLabel)
        implements StaticPlot {

    /** How values become colors. */
    public enum Coloring {
        /** From small to large. */
        ORDERED,
        /** About a neutral 0. */
        DIVERGING,
        /** From black to white, as in a photograph. */
        GRAY
    }

    /**
     * A picture.
     *
     * @param name below it, and in its read-out
     * @param values row by row; NaN is left empty. Not to be modified
     */
    public record Image(String name, int height, int width, float[] values) {}

    public ImagesPlot {
        images = List.copyOf(images);
    }

    /** Pictures about a neutral 0, up to {@code most} on both sides. */
    public static ImagesPlot diverging(String title, String legend, List<Image> images, double most) {
        double end = most > 0 ? most : 1;
        return new ImagesPlot(title, legend, images, -end, end, Coloring.DIVERGING, "", "");
    }

    /** Pictures of values between their smallest and their largest; about 0 where some are negative. */
    public static ImagesPlot of(String title, String legend, List<Image> images) {
        double low = 0;
        double high = 0;
        for (Image image : images) {
            for (float value : image.values()) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
        }
        return low < 0
                ? diverging(title, legend, images, Math.max(-low, high))
                : new ImagesPlot(title, legend, images, 0, high > 0 ? high : 1, Coloring.ORDERED, "", "");
    }

    /** The same with axes, as a heat map has them. */
    public ImagesPlot withAxes(String rows, String columns) {
        return new ImagesPlot(title, legend, images, low, high, coloring, rows, columns);
    }

    /** Whether it is one picture with axes, and may be stretched. */
    public boolean isHeatMap() {
        return !rowLabel.isEmpty();
    }

    @Override
    public String describe() {
        return title + ": " + legend + ". "
                + images.stream().limit(20).map(Image::name).collect(Collectors.joining(", "));
    }
}
