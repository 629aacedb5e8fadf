package org.layerwise.nn.init;

import java.util.random.RandomGenerator;

/** How a parameter's first values are drawn. */
public sealed interface Initializer
        permits Zeros,
                Ones,
                Constant,
                Normal,
                Uniform,
                TruncatedNormal,
                GlorotUniform,
                GlorotNormal,
                HeUniform,
                HeNormal,
                LecunUniform,
                LecunNormal,
                VarianceScaling,
                Orthogonal,
                Lsuv {

    /**
     * Fills a kernel.
     *
     * @param values {@code [rows × columns]}, row-major. Modified.
     * @param shape rows, columns and fans
     */
    void fill(float[] values, KernelShape shape, RandomGenerator random);

    /** The standard deviation that the formula promises, for a kernel of this shape. */
    double standardDeviation(KernelShape shape);

    /** Draws from {@code N(0, σ²)}. */
    static void normal(float[] values, double sigma, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sigma * random.nextGaussian());
        }
    }

    /** Draws from {@code U(−limit, limit)}. */
    static void uniform(float[] values, double limit, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
    }
}
