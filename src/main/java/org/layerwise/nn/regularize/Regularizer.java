package org.layerwise.nn.regularize;

/** A penalty on a kernel, added to the loss. */
public sealed interface Regularizer permits NoPenalty, L1, L2, L1L2 {

    /** The factor of {@code Σ|w|}. */
    double absolute();

    /** The factor of {@code Σw²}; there is no ½. */
    double squared();

    /** Whether it adds anything. */
    default boolean isActive() {
        return absolute() != 0 || squared() != 0;
    }

    /** {@code absolute·Σ|w| + squared·Σw²} over the first {@code size} values. */
    default double penalty(float[] weights, int size) {
        double sum = 0;
        if (absolute() != 0 || squared() != 0) {
            for (int i = 0; i < size; i++) {
                double w = weights[i];
                sum += absolute() * Math.abs(w) + squared() * w * w;
            }
        }
        return sum;
    }

    /**
     * {@code g += absolute·sign(w) + 2·squared·w}.
     *
     * @param weights not modified
     * @param gradient of the same size. Modified.
     */
    default void addGradient(float[] weights, float[] gradient, int size) {
        float l1 = (float) absolute();
        float l2 = (float) (2 * squared());
        if (l1 != 0 || l2 != 0) {
            for (int i = 0; i < size; i++) {
                gradient[i] += l1 * Math.signum(weights[i]) + l2 * weights[i];
            }
        }
    }
}
