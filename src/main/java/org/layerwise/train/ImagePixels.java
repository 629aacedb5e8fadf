package org.layerwise.train;

import java.util.Arrays;
import java.util.List;
import org.layerwise.data.pipeline.FeatureLayout;

/**
 * Where the features of a plain row are in the image that the row is.
 *
 * @param height pixels down
 * @param width pixels across
 * @param ofFeature for each feature the place of its pixel, row by row; −1 for one that is none
 */
public record ImagePixels(int height, int width, int[] ofFeature) {

    /**
     * Of rows whose pixels are columns.
     *
     * @param pixels names of the pixels' columns, row by row
     */
    public static ImagePixels of(FeatureLayout layout, List<String> pixels, int width) {
        int[] places = new int[layout.width()];
        Arrays.fill(places, -1);
        if (layout.steps() == 0) {
            for (FeatureLayout.Span span : layout.spans()) {
                if (span.width() == 1) {
                    places[span.from()] = pixels.indexOf(span.column());
                }
            }
        }
        return new ImagePixels(pixels.size() / width, width, places);
    }

    /** Whether most features are pixels: then weights of them make pictures. */
    boolean covers(List<Integer> features) {
        long found =
                features.stream().filter(feature -> ofFeature[feature] >= 0).count();
        return found > 0 && 2 * found > features.size();
    }
}
