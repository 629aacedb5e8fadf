package org.layerwise.nn.optim;

/** What several kinds say of the same parameter. */
final class SharedDocs {
    static final String RATE = "Learning rate η.";

    static final String BETA1 = "Share β₁ of the old mean gradient that is kept.";

    static final String BETA2 = "Share β₂ of the old mean square that is kept.";

    static final String EPSILON = "Added to the root, so that nothing is divided by zero.";

    static final String COUPLED_DECAY =
            "Weight decay λ of the optimizer: λ·w joins every gradient, biases too, and does "
                    + "not count in the loss. Apart from it, a layer's own penalty (L1, L2) does.";

    static final String DECOUPLED_DECAY =
            "Weight decay λ of the optimizer: every weight, biases too, shrinks by η·λ of "
                    + "itself beside the step, and does not count in the loss. Apart from it, a layer's own penalty (L1, L2) does.";

    private SharedDocs() {}
}
