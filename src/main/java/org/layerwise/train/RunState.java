package org.layerwise.train;

/** Where a run stands. */
public enum RunState {
    /** Updates are being made. */
    RUNNING,
    /** Waiting at a batch boundary. */
    PAUSED,
    /** Over, for whatever reason. */
    ENDED
}
