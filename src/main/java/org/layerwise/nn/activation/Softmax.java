package org.layerwise.nn.activation;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.PaletteGroup;
import org.layerwise.math.VectorMath;
import org.layerwise.nn.translate.OpWriter;

/** {@code aⱼ = e^(xⱼ − max x)/Σₖ e^(xₖ − max x)} over each row; {@code ∂L/∂xⱼ = aⱼ·(∂L/∂aⱼ − Σₖ aₖ·∂L/∂aₖ)}. */
@Kind(
        id = "softmax",
        title = "Softmax",
        doc = "Turns a row into probabilities that sum to 1: the last activation for three or more classes.",
        paper = "Bridle: Probabilistic Interpretation of Feedforward Classification Network Outputs. 1990",
        group = PaletteGroup.ACTIVATION)
public record Softmax() implements PlainFunction {
    @Override
    public void apply(float[] x, float[] y, int from, int to, int columns) {
        for (int row = from; row < to; row += columns) {
            float max = x[row];
            for (int j = 1; j < columns; j++) {
                max = Math.max(max, x[row + j]);
            }
            for (int j = row; j < row + columns; j++) {
                y[j] = x[j] - max;
            }
        }
        VectorMath.expOfNegative(y, y, from, to);
        for (int row = from; row < to; row += columns) {
            double sum = 0;
            for (int j = row; j < row + columns; j++) {
                sum += y[j];
            }
            float scale = (float) (1 / sum);
            for (int j = row; j < row + columns; j++) {
                y[j] *= scale;
            }
        }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to, int columns) {
        for (int row = from; row < to; row += columns) {
            double mean = 0;
            for (int j = 0; j < columns; j++) {
                mean += (double) y[row + j] * dy[row + j];
            }
            for (int j = 0; j < columns; j++) {
                dx[row + j] = (float) (y[row + j] * (dy[row + j] - mean));
            }
        }
    }

    @Override
    public boolean worksOnRows() {
        return true;
    }

    @Override
    public SaturationRule stuck() {
        return SaturationRule.NEVER;
    }

    @Override
    public boolean isNonNegative() {
        return true;
    }

    @Override
    public String write(OpWriter writer, String x) {
        return writer.softmax(x);
    }
}
