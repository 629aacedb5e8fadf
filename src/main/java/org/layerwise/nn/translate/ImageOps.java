package org.layerwise.nn.translate;

import java.util.List;
import org.layerwise.nn.kernel.Window;

/**
 * The part of {@link OpWriter} that images use: convolution, pooling. Values are {@code [batch × size]} as everywhere, their shapes channels
 * last; every method gives the name of its result.
 */
public interface ImageOps extends ValueShapes {

    /**
     * A convolution (unflipped, as everywhere in learning) over every axis but the last.
     *
     * @param axes one window per axis
     * @param weight {@code [size of each axis … × channels × filters]}
     * @param bias {@code [filters]}
     */
    String convolution(String x, List<Window> axes, float[] weight, float[] bias);

    /** The largest value in each window, padding left out. */
    String maxPool(String x, List<Window> axes);

    /** The mean of each window, padding left out. */
    String averagePool(String x, List<Window> axes);

    /** The mean of each channel. */
    String globalAveragePool(String x);
}
