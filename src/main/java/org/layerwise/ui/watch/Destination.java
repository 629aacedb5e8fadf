package org.layerwise.ui.watch;

/** Where something that keeps a run from starting is put right. */
public enum Destination {
    DATA,
    DESIGN,
    /** Nowhere in the window. */
    NONE
}
