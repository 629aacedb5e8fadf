package org.layerwise.nn.regularize;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/** Each column w of a kernel becomes {@code w·min(1, limit/‖w‖₂)}: the weights that lead into one unit. */
@Kind(
        id = "max-norm",
        title = "Max-norm",
        doc =
                "Shortens the weights that lead into a unit whenever their norm exceeds the limit; goes well with dropout. "
                        + "In recurrent layers both kernels are constrained, and in each the columns of every gate separately.",
        paper = "Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov: Dropout. JMLR 15, 2014")
public record MaxNorm(
        @Param(value = "3", doc = "Largest Euclidean norm of a unit's weights.", min = 0, minInclusive = false)
        double limit)
        implements Constraint {
    @Override
    public void apply(float[] weights, int rows, int columns) {
        int end = rows * columns;
        for (int j = 0; j < columns; j++) {
            double squares = 0;
            for (int i = j; i < end; i += columns) {
                squares += (double) weights[i] * weights[i];
            }
            double norm = Math.sqrt(squares);
            if (norm > limit) {
                float factor = (float) (limit / norm);
                for (int i = j; i < end; i += columns) {
                    weights[i] *= factor;
                }
            }
        }
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
