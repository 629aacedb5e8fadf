package org.layerwise.search;

/** Which values of an objective are better. */
public enum Direction {
    /** Smaller ones. */
    MINIMIZE,
    /** Larger ones. */
    MAXIMIZE;

    /** A value as a loss, of which smaller is better; the same again gives the value back. */
    public double loss(double value) {
        return this == MINIMIZE ? value : -value;
    }
}
