package org.layerwise.data.step.fitted;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * A table from texts to numbers, one feature.
 *
 * @param texts the categories, each once
 * @param values of each
 * @param missing what a missing cell becomes
 * @param unknown what any other text becomes
 * @param index whether the numbers only name categories, for an embedding
 */
@Kind(id = "lookup", title = "Lookup", doc = "Texts become numbers by a table.")
public record FittedLookup(
        @Param(doc = "The categories", value = "") List<String> texts,
        @Param(doc = "The number of each", value = "") List<Double> values,

        @Param(doc = "What a missing cell becomes", value = "missing")
        UnknownCategory missing,

        @Param(doc = "What any other text becomes", value = "missing")
        UnknownCategory unknown,

        @Param(doc = "Whether the numbers only name categories", value = "false")
        boolean index)
        implements FittedStep {
    public FittedLookup {
        texts = List.copyOf(texts);
        values = MutableFeatures.finite("the numbers of texts", values);
        TextPlaces.requireDistinct(texts);
        if (texts.size() != values.size()) {
            throw new IllegalArgumentException(texts.size() + " texts cannot have " + values.size() + " numbers");
        }
    }

    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Texts source = data.texts();
        TextPlaces places = new TextPlaces(texts);
        @Nullable String[] cells = source.cells();
        double[] numbers = new double[cells.length];
        for (int row = 0; row < cells.length; row++) {
            int place = places.of(cells[row]);
            numbers[row] = place >= 0 ? values.get(place) : cells[row] == null ? missing.value() : unknown.value();
        }
        String name = index ? source.name() + "=0…" + texts.size() : source.name();
        return ColumnData.Numbers.of(name, numbers);
    }

    @Override
    public boolean leavesMissing(boolean may) {
        return may && missing == UnknownCategory.MISSING || unknown == UnknownCategory.MISSING;
    }

    @Override
    public Optional<List<String>> known() {
        return Optional.of(texts);
    }
}
