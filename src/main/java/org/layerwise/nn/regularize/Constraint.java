package org.layerwise.nn.regularize;

/** What a kernel is held to after every update. */
public sealed interface Constraint permits NoConstraint, MaxNorm {

    /**
     * Puts a kernel back to where it may be.
     *
     * @param weights {@code [rows × columns]}, row-major, a column holding the weights that lead into one unit. Modified.
     */
    void apply(float[] weights, int rows, int columns);

    /** Whether {@link #apply} can change anything. */
    boolean isActive();
}
