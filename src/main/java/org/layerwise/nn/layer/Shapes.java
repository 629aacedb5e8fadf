package org.layerwise.nn.layer;

import java.util.List;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;

/** What several layers ask of shapes. */
final class Shapes {
    private Shapes() {}

    static void requireFlat(Shape shape, String layer) {
        if (shape.rank() != 1) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    layer + " expects a plain row [batch × inputs], gets " + shape.withBatch() + ".",
                    "Put a Flatten before it."));
        }
    }

    /** The one shape of all inputs. */
    static Shape requireSame(List<Shape> inputs, String layer) {
        if (inputs.stream().distinct().count() > 1) {
            String shapes = inputs.stream().map(Shape::withBatch).collect(Collectors.joining(" and "));
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    layer + " expects inputs of one shape, gets " + shapes + ".",
                    "Give the layers before it the same number of units, or use Concat."));
        }
        return inputs.getFirst();
    }

    /** {@code [height × width × channels]}. */
    static void requireImage(Shape shape, String layer) {
        require(shape, 3, layer, "an image [batch × height × width × channels]", "28, 28, 1");
    }

    /** {@code [time × features]}. */
    static void requireSequence(Shape shape, String layer) {
        require(shape, 2, layer, "a sequence [batch × time × features]", "50, 16");
    }

    private static void require(Shape shape, int rank, String layer, String expected, String example) {
        if (shape.rank() != rank) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE,
                    layer + " expects " + expected + ", gets " + shape.withBatch() + ".",
                    "Give the input a shape such as " + example + ", or put a Reshape before it."));
        }
    }

    /**
     * A shape that a person wrote.
     *
     * @throws ProblemException at the parameter {@code shape}, when it is none
     */
    static Shape given(List<Integer> sizes) {
        long product = 1;
        for (int size : sizes) {
            product = size < 1 || product > Integer.MAX_VALUE ? 0 : product * size;
        }
        if (product < 1 || product > Integer.MAX_VALUE) {
            throw new ProblemException(Problem.error(
                    Location.path("", "shape"),
                    "a shape has extents of 1 and more, and at most " + Integer.MAX_VALUE + " values; " + sizes
                            + " has not.",
                    "Write a shape such as 28, 28, 1."));
        }
        return new Shape(sizes);
    }
}
