package org.layerwise.base;

import org.jspecify.annotations.Nullable;

/**
 * One value that is another.
 *
 * @param path where it is: {@code network.dense1.units}
 * @param before its JSON; null where it was not there
 * @param after its JSON; null where it is gone
 */
public record Change(
        String path, @Nullable String before, @Nullable String after) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("nothing became nothing at " + path);
        }
    }

    /** The change back. */
    public Change inverse() {
        return new Change(path, after, before);
    }

    /** {@code network.dense1.units: 16 → 32}; an absent value is a dash. */
    public String describe() {
        return path + ": " + (before == null ? "–" : before) + " → " + (after == null ? "–" : after);
    }
}
