package org.layerwise.nn.layer;

import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.base.Where;

/** What several layers ask of the shapes that reach them. */
final class Shapes {
    private Shapes() {}

    static void requireFlat(Shape shape, String layer) {
        if (shape.rank() != 1) {
            throw new ProblemException(Problem.error(
                    Where.NOWHERE,
                    layer + " expects a plain row [batch × inputs], gets " + shape.withBatch() + ".",
                    "Give the input a plain row: clear its shape."));
        }
    }
}
