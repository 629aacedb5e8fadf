package org.layerwise.data.profile;

/**
 * Texts of a column that differ by case or blanks alone, as people read them.
 *
 * @param apart the texts; empty when there are none
 * @param asOne the texts, with that which stands for them where they are read as one
 */
public record Variants(String apart, String asOne) {
    static final Variants NONE = new Variants("", "");

    boolean isEmpty() {
        return apart.isEmpty();
    }
}
