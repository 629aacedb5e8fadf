package org.layerwise.math;

import java.util.function.BooleanSupplier;

/** Which matrix product a run uses. Both give the same results to rounding. */
public enum Blas {
    /** OpenBLAS where it loads, plain Java elsewhere. */
    AUTO,
    /** OpenBLAS, or an error where it does not load. */
    OPENBLAS,
    /** A product in plain Java. */
    JAVA;

    private static final class OpenBlas {
        static final boolean LOADS = loads();

        private static boolean loads() {
            try {
                return !new OpenBlasGemm(ThreadTeam.NEVER).name().isEmpty();
            } catch (UnsatisfiedLinkError e) {
                System.Logger log = System.getLogger(Blas.class.getName());
                log.log(
                        System.Logger.Level.WARNING,
                        "OpenBLAS cannot be loaded, the slower product in plain Java is used: " + e.getMessage());
                log.log(System.Logger.Level.DEBUG, "OpenBLAS cannot be loaded", e);
                return false;
            }
        }
    }

    /**
     * A product of its own for one run: it belongs to one thread at a time.
     *
     * @throws IllegalStateException when OpenBLAS is asked for and there is none for this platform
     */
    public Gemm gemm() {
        return gemm(ThreadTeam.NEVER);
    }

    /**
     * The same.
     *
     * @param givenUp whether a product is no longer wanted. It is asked between blocks of large ones; what such a product leaves
     *     behind is of no use.
     */
    Gemm gemm(BooleanSupplier givenUp) {
        return switch (this) {
            case AUTO -> OpenBlas.LOADS ? new OpenBlasGemm(givenUp) : new JavaGemm(givenUp);
            case OPENBLAS -> {
                if (!OpenBlas.LOADS) {
                    throw new IllegalStateException(
                            "OpenBLAS has no library for this platform. Set training.blas to auto or java.");
                }
                yield new OpenBlasGemm(givenUp);
            }
            case JAVA -> new JavaGemm(givenUp);
        };
    }

    /**
     * A product for one run's threads: large ones are done in parts, which changes no bit of the results. It is given up with the
     * team's other work.
     *
     * @throws IllegalStateException when OpenBLAS is asked for and there is none for this platform
     */
    public Gemm gemm(ThreadTeam team) {
        return team.threads() == 1 ? gemm(team::isGivenUp) : new ParallelGemm(this, team);
    }
}
