package org.layerwise.data.step.fitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * A feature for each category: 1 for the cell's own. A missing cell and a category that is not listed give zeros.
 *
 * @param categories in the order of their features, each once
 */
@Kind(id = "one-hot", title = "One-hot", doc = "A feature for each category.")
public record FittedOneHot(
        @Param(doc = "The categories in order", value = "") List<String> categories) implements FittedStep {
    public FittedOneHot {
        categories = List.copyOf(categories);
        TextPlaces.requireDistinct(categories);
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Texts texts = data.texts();
        TextPlaces places = new TextPlaces(categories);
        @Nullable String[] cells = texts.cells();
        double[][] values = new double[categories.size()][cells.length];
        for (int row = 0; row < cells.length; row++) {
            int place = places.of(cells[row]);
            if (place >= 0) {
                values[place][row] = 1;
            }
        }
        List<ColumnData.Feature> features = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            features.add(new ColumnData.Feature(texts.name() + "=" + categories.get(i), values[i]));
        }
        return new ColumnData.Numbers(features, List.of());
    }

    @Override
    public boolean leavesMissing(boolean may) {
        return false;
    }

    @Override
    public Optional<List<String>> known() {
        return Optional.of(categories);
    }
}
