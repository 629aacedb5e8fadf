package org.layerwise.nn.translate;

import org.layerwise.nn.param.RecurrentWeights;

/**
 * The part of {@link OpWriter} that sequences use: recurrent layers, embeddings. Values are {@code [batch × size]} as everywhere, their shapes channels
 * last; every method gives the name of its result.
 *
 * <p>{@code sequence}: whether a recurrent layer puts out every state, not only the last one.
 */
public interface SequenceOps extends ValueShapes {

    /** Gates in the order i, f, g, o. */
    String lstm(String x, boolean sequence, RecurrentWeights weights);

    /** Gates in the order r, z, n, reset after the product. */
    String gru(String x, boolean sequence, RecurrentWeights weights);

    /**
     * A plain recurrent layer.
     *
     * @param relu ReLU instead of tanh
     */
    String simpleRnn(String x, boolean relu, boolean sequence, RecurrentWeights weights);

    /**
     * The table's row for each number, 0 standing for what is outside 0 … categories − 1.
     *
     * @param weight row-major {@code [categories × dimensions]}
     */
    String embedding(String x, float[] weight, int categories, int dimensions);
}
