package org.layerwise.search.prune;

/** What becomes of a trial after an epoch. */
public enum PruneDecision {
    GO_ON,
    STOP
}
