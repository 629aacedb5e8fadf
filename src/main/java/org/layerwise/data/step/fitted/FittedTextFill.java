package org.layerwise.data.step.fitted;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Missing cells become a text.
 *
 * @param text possibly empty, where the missing values do not list the empty text
 */
@Kind(id = "text-fill", title = "Text fill", doc = "Missing cells become a text.")
public record FittedTextFill(
        @Param(doc = "What they become", value = "") String text) implements FittedStep {
    @Override
    public ColumnData apply(ColumnData data) {
        ColumnData.Texts texts = data.texts();
        @Nullable String[] filled = texts.cells().clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Objects.requireNonNullElse(filled[i], text);
        }
        return new ColumnData.Texts(texts.name(), filled);
    }

    @Override
    public boolean leavesMissing(boolean may) {
        return false;
    }
}
