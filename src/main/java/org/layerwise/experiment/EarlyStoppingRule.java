package org.layerwise.experiment;

/** When a run ends before its last epoch. */
public sealed interface EarlyStoppingRule permits NoStopping, EarlyStopping {

    /** Whether the weights of the best epoch come back at the end. */
    default boolean keepsBest() {
        return false;
    }
}
