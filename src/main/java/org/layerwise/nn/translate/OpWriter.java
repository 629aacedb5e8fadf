package org.layerwise.nn.translate;

import java.util.List;

/**
 * The neutral form in which layers and activation functions describe their translation. Every method adds one operation
 * on {@code [batch × size]} values, and gives the name of its result.
 */
public interface OpWriter extends FunctionOps, ImageOps, SequenceOps {

    /**
     * {@code x·W + b}.
     *
     * @param weight row-major {@code [inputs × outputs]}
     * @param bias {@code [outputs]}
     */
    String dense(String x, float[] weight, int inputs, int outputs, float[] bias);

    /** {@code scale·(x − mean)/√(variance + ε) + shift} on the last axis, each array as long as that is. */
    String normalize(String x, float[] scale, float[] shift, float[] mean, float[] variance, float epsilon);

    /** {@code scale·(x − mean)/√(variance + ε) + shift}, mean and variance being those of each run of the last axis. */
    String normalizeLast(String x, float[] scale, float[] shift, float epsilon);

    /** The sum of values of one size. */
    String add(List<String> inputs);

    /** The product of values of one size. */
    String multiply(List<String> inputs);

    /** The inputs side by side, along the last axis. */
    String concat(List<String> inputs);
}
