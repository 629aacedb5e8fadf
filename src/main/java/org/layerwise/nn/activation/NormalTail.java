package org.layerwise.nn.activation;

/** The normal distribution's tail, by plain arithmetic without branches. */
final class NormalTail {
    private static final double HALF_ROOT = 0.7071067811865476;

    private NormalTail() {}

    /**
     * {@code Q(v) = 1 − Φ(v) = erfc(v/√2)/2} for v ≥ 0, within 2e-7 of it also far out (Press, Teukolsky, Vetterling,
     * Flannery: Numerical Recipes, section 6.2).
     */
    static double of(double v) {
        double z = v * HALF_ROOT;
        double t = 1 / (1 + 0.5 * z);
        double p = 0.17087277;
        p = p * t - 0.82215223;
        p = p * t + 1.48851587;
        p = p * t - 1.13520398;
        p = p * t + 0.27886807;
        p = p * t - 0.18628806;
        p = p * t + 0.09678418;
        p = p * t + 0.37409196;
        p = p * t + 1.00002368;
        p = p * t - 1.26551223;
        return 0.5 * t * Exponential.exp(p - z * z);
    }
}
