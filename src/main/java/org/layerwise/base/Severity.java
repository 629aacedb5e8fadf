package org.layerwise.base;

/** How much a {@link Problem} matters. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    NOTE,
    /** Work goes on, but somebody should look. */
    WARNING,
    /** The thing asked for cannot be done. */
    ERROR
}
