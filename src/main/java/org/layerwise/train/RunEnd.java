package org.layerwise.train;

/** Why a run ended. */
public enum RunEnd {
    /** It has not ended: the provenance of a model that is taken from a run that goes on. */
    UNFINISHED,
    /** All epochs were trained. */
    COMPLETED,
    /** The monitored figure no longer improved. */
    EARLY_STOPPED,
    /** A figure was good enough. */
    TARGET_REACHED,
    /** Its time was up. */
    TIME_LIMIT,
    /** Somebody stopped it. */
    STOPPED,
    /** The loss or a weight became NaN or infinite. */
    NOT_FINITE,
    /** Something that no user did went wrong. */
    FAILED
}
