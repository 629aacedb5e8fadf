package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;

/** What several layers ask of shapes. */
final class Shapes {
    private Shapes() {}

    static void requireFlat(Shape shape, LayerSpec layer) {
        if (shape.rank() != 1) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE, Message.of("nn.layer/expects-row", title(layer), shape.withBatch())));
        }
    }

    /** The one shape of all inputs. */
    static Shape requireSame(List<Shape> inputs, LayerSpec layer) {
        if (inputs.stream().distinct().count() > 1) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE, Message.of("nn.layer/expects-one-shape", title(layer), and(inputs))));
        }
        return inputs.getFirst();
    }

    /** {@code [height × width × channels]}. */
    static void requireImage(Shape shape, LayerSpec layer) {
        if (shape.rank() != 3) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE, Message.of("nn.layer/expects-image", title(layer), shape.withBatch())));
        }
    }

    /** {@code [time × features]}. */
    static void requireSequence(Shape shape, LayerSpec layer) {
        if (shape.rank() != 2) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE, Message.of("nn.layer/expects-sequence", title(layer), shape.withBatch())));
        }
    }

    /** Shapes with their batches: one and another and a third. */
    static Message and(List<Shape> shapes) {
        Message all = Message.verbatim(shapes.getFirst().withBatch());
        for (Shape next : shapes.subList(1, shapes.size())) {
            all = Message.of("nn.layer/and", all, next.withBatch());
        }
        return all;
    }

    /** What people call a layer of this kind. */
    static String title(LayerSpec layer) {
        return Catalog.of(LayerSpec.class).describe(layer).title();
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
                    Location.path("", "shape"), Message.of("nn.layer/no-shape", Integer.MAX_VALUE, sizes.toString())));
        }
        return new Shape(sizes);
    }
}
