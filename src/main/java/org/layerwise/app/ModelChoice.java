package org.layerwise.app;

/** Which of a run's models is meant. */
public enum ModelChoice {
    /** As the weights stand, or stood at the end. */
    LAST,
    /** After the epoch whose monitored figure was the best. */
    BEST
}
