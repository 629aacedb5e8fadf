package org.layerwise.ui.layer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.train.ImagePixels;

/** The images that rows of the open table are, where they are images. */
final class RowImage {
    private final @Nullable ImageLayout images;
    private final OpenTable table;

    /** @param target the column that is no pixel in any case */
    RowImage(OpenTable table, String target) {
        this.table = table;
        images = ImageLayout.recognize(table.profiles(), target).orElse(null);
    }

    boolean isOf(OpenTable other) {
        return table.table() == other.table();
    }

    int width() {
        return images == null ? 0 : images.width();
    }

    int height() {
        return images == null ? 0 : images.height();
    }

    /** A row's pixels from 0 to 1; empty where rows are no images. */
    Optional<float[]> pixels(int row) {
        ImageLayout of = images;
        if (of == null) {
            return Optional.empty();
        }
        double[] values = of.image(table.table(), row);
        float[] pixels = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (float) values[i];
        }
        return Optional.of(pixels);
    }

    /** Where a model's features are in the image; null where rows are no images. */
    @Nullable
    ImagePixels of(FeatureLayout layout) {
        ImageLayout of = images;
        if (of == null) {
            return null;
        }
        List<String> names = table.profiles().subList(of.first(), of.first() + of.pixels()).stream()
                .map(ColumnProfile::name)
                .toList();
        return ImagePixels.of(layout, names, of.width());
    }
}
