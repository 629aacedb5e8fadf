package org.layerwise.nn.activation;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.catalog.Param;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/**
 * {@code a = x} where positive, {@code s·x} elsewhere, with a slope s for each unit of the last axis, learned:
 * {@code ∂L/∂s = Σ ∂L/∂a·min(x, 0)} over the batch and the other axes.
 */
@Kind(
        id = "prelu",
        title = "PReLU",
        doc = "A leaky ReLU that learns the slope below 0 of each unit.",
        paper = "He, Zhang, Ren, Sun: Delving Deep into Rectifiers. ICCV 2015",
        group = PaletteGroup.ACTIVATION)
public record PRelu(
        @Param(value = "0.25", doc = "The slope below 0 at first.")
        double initial) implements ActivationFunction {

    /**
     * The function's values.
     *
     * @param x {@code [rows × columns]}, row-major. Not modified.
     * @param slopes {@code [columns]}. Not modified.
     * @param y of the size of x. Modified.
     */
    public void apply(float[] x, float[] slopes, float[] y, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            for (int j = 0; j < columns; j++) {
                float v = x[from + j];
                y[from + j] = Math.max(v, 0f) + slopes[j] * Math.min(v, 0f);
            }
        }
    }

    /**
     * The gradient by the inputs.
     *
     * @param x {@code [rows × columns]}. Not modified.
     * @param slopes {@code [columns]}. Not modified.
     * @param dy the gradient by the outputs. Not modified.
     * @param dx the gradient by the inputs. Modified.
     */
    public void gradient(float[] x, float[] slopes, float[] dy, float[] dx, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            for (int j = 0; j < columns; j++) {
                dx[from + j] = dy[from + j] * (x[from + j] > 0 ? 1f : slopes[j]);
            }
        }
    }

    /**
     * The gradient by the slopes, summed in double precision.
     *
     * @param x {@code [rows × columns]}. Not modified.
     * @param dy the gradient by the outputs. Not modified.
     * @param sums {@code [columns]}, to add up in. Modified.
     * @param slopeGradient {@code [columns]}. Modified.
     */
    public void slopeGradient(float[] x, float[] dy, double[] sums, float[] slopeGradient, int rows, int columns) {
        java.util.Arrays.fill(sums, 0, columns, 0);
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            for (int j = 0; j < columns; j++) {
                sums[j] += (double) dy[from + j] * Math.min(x[from + j], 0f);
            }
        }
        for (int j = 0; j < columns; j++) {
            slopeGradient[j] = (float) sums[j];
        }
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.DEAD;
    }

    @Override
    public String write(OpWriter writer, String x, List<Parameter> parameters) {
        return writer.prelu(x, parameters.getFirst().value().data);
    }
}
