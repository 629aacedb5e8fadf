package org.layerwise.base;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, without the batch: {@code [64]}, {@code [28 × 28 × 1]}.
 *
 * @param sizes the extent of each axis, all positive
 */
public record Shape(List<Integer> sizes) {

    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("a shape has at least one axis and every axis at least 1, not " + sizes);
        }
        long product = 1;
        for (int size : sizes) {
            product = Math.multiplyExact(product, (long) size);
            if (product > Integer.MAX_VALUE) {
                throw Problem.error(Location.NOWHERE, Message.of("base/shape-too-large", sizes.toString()))
                        .toException();
            }
        }
    }

    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /** How many numbers one sample has. */
    public int size() {
        int product = 1;
        for (int size : sizes) {
            product *= size;
        }
        return product;
    }

    /** The extent of the last axis: features, channels, units. */
    public int last() {
        return sizes.getLast();
    }

    public int rank() {
        return sizes.size();
    }

    /** {@code [28 × 28 × 1]}. */
    @Override
    public String toString() {
        return "[" + joined() + "]";
    }

    /** {@code [batch × 28 × 28 × 1]}. */
    public String withBatch() {
        return Message.of("base/with-batch", joined()).text();
    }

    private String joined() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
