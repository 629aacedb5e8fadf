package org.layerwise.ui.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The words for the values of a list in which nobody types. */
public final class ChoiceConverter<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public ChoiceConverter(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("nobody types here");
    }
}
