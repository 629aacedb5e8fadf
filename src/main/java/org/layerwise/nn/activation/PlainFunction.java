package org.layerwise.nn.activation;

import java.util.List;
import org.layerwise.nn.op.OpWriter;
import org.layerwise.nn.op.Parameter;

/** A function without learned numbers. */
public sealed interface PlainFunction extends ActivationFunction
        permits Linear,
                Sigmoid,
                HardSigmoid,
                Tanh,
                Relu,
                LeakyRelu,
                Elu,
                Selu,
                Gelu,
                Silu,
                Mish,
                Softplus,
                Softsign,
                Softmax {

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

    /** Adds this function to a translation. */
    String write(OpWriter writer, String x);

    @Override
    default String write(OpWriter writer, String x, List<Parameter> parameters) {
        return write(writer, x);
    }
}
