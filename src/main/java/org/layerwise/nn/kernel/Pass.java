package org.layerwise.nn.kernel;

/** What a pass forward is for. */
public enum Pass {
    /** Batch statistics are used and gathered; units are dropped. */
    TRAINING,
    /** Nothing is changed and nothing is random. */
    EVALUATION
}
