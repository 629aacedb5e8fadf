package org.layerwise.nn.activation;

import java.util.List;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

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
     * @param y of the same size. Modified from {@code from} to before {@code to}.
     * @param from the first element; where {@link #worksOnRows}, a row begins there
     * @param to after the last element, where a row ends likewise
     */
    void apply(float[] x, float[] y, int from, int to, int columns);

    /**
     * The gradient by the inputs.
     *
     * @param x the inputs, {@code [rows × columns]}. Not modified.
     * @param y the outputs that {@link #apply} gave. Not modified.
     * @param dy the gradient by the outputs. Not modified.
     * @param dx the gradient by the inputs. Modified from {@code from} to before {@code to}.
     * @param from the first element, as for {@code apply}
     * @param to after the last element, as for {@code apply}
     */
    void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns);

    /** Whether a value depends on the whole row rather than on one element. */
    default boolean worksOnRows() {
        return false;
    }

    /** The values of so many whole rows. */
    default void apply(float[] x, float[] y, int rows, int columns) {
        apply(x, y, 0, rows * columns, columns);
    }

    /** The gradient of so many whole rows. */
    default void gradient(float[] x, float[] y, float[] dy, float[] dx, int rows, int columns) {
        gradient(x, y, dy, dx, 0, rows * columns, columns);
    }

    /** Adds this function to a translation. */
    String write(OpWriter writer, String x);

    @Override
    default String write(OpWriter writer, String x, List<Parameter> parameters) {
        return write(writer, x);
    }
}
