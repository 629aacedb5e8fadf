package org.layerwise.nn.param;

/** What a parameter does in its layer. */
public enum Role {
    /** Weights that multiply inputs; what penalties and weight statistics speak of. */
    KERNEL,
    /** Weights that multiply a state of the step before. */
    RECURRENT,
    /** What is added. */
    BIAS,
    /** A learned factor of a normalization. */
    SCALE,
    /** A learned slope of an activation function. */
    SLOPE,
    /** Kept with the weights but not learned by gradient, such as a running mean. */
    STATISTIC;

    /** Whether gradients change it. */
    public boolean isTrainable() {
        return this != STATISTIC;
    }
}
