package org.layerwise.nn.op;

/** What a pass forward is for. */
public enum Pass {
    /** Batch statistics are used and gathered; units are dropped. */
    TRAINING,
    /** Nothing is changed and nothing is random. */
    EVALUATION
}
