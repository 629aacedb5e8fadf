package org.layerwise.experiment;

/** What a run is watched by. Without a validation part the training part's figure is taken. */
public enum Monitor {
    /** Smaller is better. */
    LOSS,
    /** Accuracy for classes, R² for numbers; larger is better. */
    SCORE
}
