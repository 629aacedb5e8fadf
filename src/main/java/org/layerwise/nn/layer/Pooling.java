package org.layerwise.nn.layer;

import java.util.List;
import org.layerwise.base.Shape;
import org.layerwise.nn.kernel.Grid;
import org.layerwise.nn.kernel.Window;

/**
 * The square windows of the pooling kinds.
 *
 * @param stride from one window to the next; 0 for windows side by side
 */
record Pooling(int size, int stride, Padding padding) {

    /** Along every axis of a shape but the last. */
    List<Window> axes(Shape input) {
        return input.sizes().subList(0, input.rank() - 1).stream()
                .map(length -> padding.over(length, size, stride == 0 ? size : stride, 1, "size"))
                .toList();
    }

    Shape output(Shape input) {
        return Grid.output(axes(input), input.last());
    }

    Grid grid(Shape input) {
        return Grid.of(axes(input), input);
    }
}
