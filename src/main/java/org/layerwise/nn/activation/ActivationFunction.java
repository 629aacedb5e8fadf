package org.layerwise.nn.activation;

import java.util.List;
import org.layerwise.nn.param.Parameter;
import org.layerwise.nn.translate.OpWriter;

/** A function of a layer's outputs, element by element or over the last axis. */
public sealed interface ActivationFunction permits PlainFunction, PRelu {

    /** How an output of this function can be stuck. */
    enum SaturationRule {
        /** It cannot, or nobody counts. */
        NEVER,
        /** |a| &gt; 0.97. */
        SATURATED_TANH,
        /** a &lt; 0.03 or a &gt; 0.97. */
        SATURATED_SIGMOID,
        /** A unit that is hardly ever positive. */
        DEAD
    }

    SaturationRule stuck();

    /** Whether its outputs are never negative. */
    default boolean isNonNegative() {
        return false;
    }

    /**
     * Adds this function to a translation.
     *
     * @param parameters what it has learned, as its layer declared them
     */
    String write(OpWriter writer, String x, List<Parameter> parameters);
}
