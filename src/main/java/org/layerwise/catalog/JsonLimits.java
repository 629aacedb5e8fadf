package org.layerwise.catalog;

import tools.jackson.core.StreamReadConstraints;

/**
 * How much a JSON text may hold before its tree is refused: a short text can make a tree that fills memory, and a tree that
 * is deep enough overflows the stack of whoever walks it.
 */
public enum JsonLimits {
    /** What a file says of itself: a few keys. */
    HEAD(2_000),
    /** Settings, for as many columns and nodes as an experiment has. */
    SETTINGS(500_000),
    /** Numbers and texts that were learned from a table. */
    LEARNED(1_000_000);

    static final int DEEPEST = 100;
    static final int LONGEST_NUMBER = 1_000;
    static final int LONGEST_TEXT = 16 << 20;

    private final int tokens;

    JsonLimits(int tokens) {
        this.tokens = tokens;
    }

    /** Values, keys and brackets that there may be. */
    int tokens() {
        return tokens;
    }

    StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxTokenCount(tokens)
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(LONGEST_TEXT)
                .build();
    }
}
