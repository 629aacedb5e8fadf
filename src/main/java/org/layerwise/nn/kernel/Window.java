package org.layerwise.nn.kernel;

/**
 * How a window moves along one axis of an image or a sequence: its i-th place covers the inputs
 * {@code i·stride − before + j·dilation}, j from 0 to size − 1; those outside the axis are padding.
 *
 * @param input how long the axis is
 * @param size how many inputs the window covers
 * @param stride from one place to the next
 * @param dilation from one covered input to the next
 * @param before how much padding stands before the axis
 * @param after how much padding stands after the axis
 */
public record Window(int input, int size, int stride, int dilation, int before, int after) {

    /** The one place on an axis of one: what a sequence's missing axis has. */
    public static final Window POINT = new Window(1, 1, 1, 1, 0, 0);

    /** The axis with its padding. */
    public int padded() {
        return input + before + after;
    }

    /** From the window's first input to its last, both counted. */
    public int span() {
        return (size - 1) * dilation + 1;
    }

    /** How many places the window has. */
    public int output() {
        return (padded() - span()) / stride + 1;
    }
}
