package org.layerwise.nn.kernel;

import java.util.List;
import org.layerwise.base.Shape;

/**
 * Where windows stand over one sample, an image {@code [height × width × channels]}; a sequence is an image of height 1.
 *
 * @param rows the windows along the height
 * @param columns the windows along the width
 */
public record Grid(Window rows, Window columns, int channels) {

    /**
     * Windows over an image or a sequence.
     *
     * @param axes one per axis of the shape but the last
     */
    public static Grid of(List<Window> axes, Shape input) {
        return new Grid(axes.size() == 1 ? Window.POINT : axes.getFirst(), axes.getLast(), input.last());
    }

    /** How many values a sample has. */
    int inputSize() {
        return rows.input() * columns.input() * channels;
    }

    /** How many places the window has over a sample. */
    int positions() {
        return rows.output() * columns.output();
    }

    /** How many values a window covers. */
    int windowSize() {
        return rows.size() * columns.size() * channels;
    }

    /** The shape of the output with some number of channels, of the same rank as the input. */
    public static Shape output(List<Window> axes, int channels) {
        return axes.size() == 1
                ? Shape.of(axes.getFirst().output(), channels)
                : Shape.of(axes.getFirst().output(), axes.getLast().output(), channels);
    }
}
