package org.layerwise.data.step.fitted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each text stands in a list. */
final class TextPlaces {
    private final Map<String, Integer> places = new HashMap<>();

    TextPlaces(List<String> texts) {
        texts.forEach(text -> places.put(text, places.size()));
    }

    /** From 0; -1 for a missing cell and for a text that is not in the list. */
    int of(@Nullable String text) {
        return text == null ? -1 : places.getOrDefault(text, -1);
    }

    static void requireDistinct(List<String> texts) {
        if (texts.isEmpty() || new HashSet<>(texts).size() < texts.size()) {
            throw new IllegalArgumentException("one or more different categories are expected, not " + texts);
        }
    }
}
