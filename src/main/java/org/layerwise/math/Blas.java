package org.layerwise.math;

import java.util.Optional;

/** Which matrix product a run uses. Both give the same results to rounding. */
public enum Blas {
    /** OpenBLAS where it loads, EJML elsewhere. */
    AUTO,
    /** OpenBLAS, or an error where it does not load. */
    OPENBLAS,
    /** EJML's own product. */
    JAVA;

    private static final class OpenBlas {
        static final Optional<Gemm> LOADED = load();

        private static Optional<Gemm> load() {
            try {
                return Optional.of(OpenBlasGemm.load());
            } catch (UnsatisfiedLinkError e) {
                System.getLogger(Blas.class.getName())
                        .log(System.Logger.Level.WARNING, "OpenBLAS cannot be loaded; using EJML's product", e);
                return Optional.empty();
            }
        }
    }

    /**
     * The product.
     *
     * @throws IllegalStateException when OpenBLAS is asked for and there is none for this platform
     */
    public Gemm gemm() {
        return switch (this) {
            case AUTO -> OpenBlas.LOADED.orElseGet(JavaGemm::new);
            case OPENBLAS ->
                OpenBlas.LOADED.orElseThrow(() -> new IllegalStateException(
                        "OpenBLAS has no library for this platform. Set training.blas to auto or java."));
            case JAVA -> new JavaGemm();
        };
    }
}
