package org.layerwise.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Saturated;
import org.layerwise.base.Shape;
import org.layerwise.catalog.Catalog;

/** What several layers ask of shapes. */
final class Shapes {
    /** Shapes that one message names: of more, those that differ. */
    private static final int NAMED = 6;

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

    /**
     * The product of some of a layer's extents.
     *
     * @throws ProblemException when no array has room for it
     */
    static int product(LayerSpec layer, int... extents) {
        return counted(
                layer, Saturated.product(Arrays.stream(extents).asLongStream().toArray()));
    }

    /** A count of numbers that one array holds. */
    static int counted(LayerSpec layer, long count) {
        if (count > Integer.MAX_VALUE) {
            throw new ProblemException(Problem.error(
                    Location.NOWHERE, Message.of("nn.layer/too-many-numbers", title(layer), Integer.MAX_VALUE)));
        }
        return (int) count;
    }

    /** Shapes with their batches: one and another and a third. */
    static Message and(List<Shape> shapes) {
        Message all = Message.verbatim(shapes.getFirst().withBatch());
        List<Shape> different = shapes.stream().distinct().toList();
        for (Shape next : shapes.size() > NAMED
                ? different.subList(1, Math.min(NAMED, different.size()))
                : shapes.subList(1, shapes.size())) {
            all = Message.of("nn.layer/and", all, next.withBatch());
        }
        return shapes.size() > NAMED ? Message.of("nn.layer/and", all, "…") : all;
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
