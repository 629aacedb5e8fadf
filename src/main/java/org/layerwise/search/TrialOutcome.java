package org.layerwise.search;

/** How a trial ended. */
public enum TrialOutcome {
    /** It trained as long as it was to. */
    COMPLETED,
    /** A pruner stopped it. */
    PRUNED,
    /** It gave no value: its loss was not finite, or it could not be trained at all. */
    FAILED
}
