package org.layerwise.data.step.fitted;

/** What a cell becomes that a table of texts does not hold. */
public enum UnknownCategory {
    /** A missing number, which a later step fills in. */
    MISSING,
    /** 0. */
    ZERO;

    double value() {
        return switch (this) {
            case MISSING -> Double.NaN;
            case ZERO -> 0;
        };
    }
}
