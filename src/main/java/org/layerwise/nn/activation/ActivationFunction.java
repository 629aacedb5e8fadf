package org.layerwise.nn.activation;

import org.layerwise.nn.op.OpWriter;

/** A function of a layer's outputs, element by element or row by row. */
public sealed interface ActivationFunction permits Linear, Sigmoid, Tanh, Relu, LeakyRelu, Softmax {

    /** How an output of this function can be stuck. */
    enum Stuck {
        /** It cannot, or nobody counts. */
        NEVER,
        /** |a| &gt; 0.97. */
        SATURATED_TANH,
        /** a &lt; 0.03 or a &gt; 0.97. */
        SATURATED_SIGMOID,
        /** A unit that is hardly ever positive. */
        DEAD
    }

    /**
     * The function's values.
     *
     * @param x {@code [rows × columns]}, row-major. Not modified.
     * @param y of the same size. Modified.
     */
    void apply(float[] x, float[] y, int rows, int columns);

    /**
     * The gradient by the inputs.
     *
     * @param x the inputs, {@code [rows × columns]}. Not modified.
     * @param y the outputs that {@link #apply} gave. Not modified.
     * @param dy the gradient by the outputs. Not modified.
     * @param dx the gradient by the inputs. Modified.
     */
    void gradient(float[] x, float[] y, float[] dy, float[] dx, int rows, int columns);

    Stuck stuck();

    /** Adds this function to a translation. */
    String write(OpWriter writer, String x);
}
