package org.layerwise.app;

/** What is done before a run's first batch. */
public enum StartPhase {
    /** The rows are divided, fitted and encoded. */
    ROWS,
    /** The network is planned, its weights are drawn, and its record is begun. */
    NETWORK
}
