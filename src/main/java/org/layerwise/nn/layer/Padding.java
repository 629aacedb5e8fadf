package org.layerwise.nn.layer;

import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.nn.kernel.Window;

/** What stands beyond the borders of an image or a sequence. */
public enum Padding {
    /**
     * As much as gives {@code ⌈n/stride⌉} places: {@code max(0, (⌈n/stride⌉ − 1)·stride + span − n)} in all, the smaller half
     * first (TensorFlow's rule, ONNX's SAME_UPPER).
     */
    SAME {
        @Override
        Window over(int input, int size, int stride, int dilation, String parameter) {
            long span = (size - 1L) * dilation + 1;
            long output = (input - 1L) / stride + 1;
            long total = Math.max(0, (output - 1) * stride + span - input);
            if (total > Integer.MAX_VALUE - input) {
                throw tooLarge(span, input, parameter);
            }
            int before = (int) (total / 2);
            return new Window(input, size, stride, dilation, before, (int) total - before);
        }
    },
    /** Nothing: windows lie within, which gives {@code ⌊(n − span)/stride⌋ + 1} places. */
    VALID {
        @Override
        Window over(int input, int size, int stride, int dilation, String parameter) {
            long span = (size - 1L) * dilation + 1;
            if (span > input) {
                throw tooLarge(span, input, parameter);
            }
            return new Window(input, size, stride, dilation, 0, 0);
        }
    };

    /**
     * The windows along one axis.
     *
     * @param parameter the one that says how large the window is, for messages
     * @throws ProblemException when the window does not fit
     */
    abstract Window over(int input, int size, int stride, int dilation, String parameter);

    private static ProblemException tooLarge(long span, int input, String parameter) {
        return new ProblemException(
                Problem.error(Location.path("", parameter), Message.of("nn.layer/window-too-large", span, input)));
    }
}
