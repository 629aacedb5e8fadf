package org.layerwise.nn.activation;

/** Exponential and logarithm by plain arithmetic without branches, so that the compiler makes vectors of loops over them. */
final class Exponential {
    private static final double LIMIT = 90;
    private static final double PART = 1.0 / 256;

    private Exponential() {}

    /**
     * {@code eˣ} within 1e-12 of it, x limited to ±90 first, beyond which single precision has nothing left:
     * {@code (e^(x/256))²⁵⁶}, the inner power by its Taylor series.
     */
    static double exp(double x) {
        double r = Math.min(Math.max(x, -LIMIT), LIMIT) * PART;
        double p = 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 1.0 / 2;
        p = p * r + 1;
        p = p * r + 1;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return p;
    }

    /** {@code ln(1 + v)} for v in 0 … 1, within 1e-10 of it: {@code 2·artanh(v/(2 + v))} by its series. */
    static double log1p(double v) {
        double z = v / (2 + v);
        double s = z * z;
        double p = 2.0 / 19;
        p = p * s + 2.0 / 17;
        p = p * s + 2.0 / 15;
        p = p * s + 2.0 / 13;
        p = p * s + 2.0 / 11;
        p = p * s + 2.0 / 9;
        p = p * s + 2.0 / 7;
        p = p * s + 2.0 / 5;
        p = p * s + 2.0 / 3;
        p = p * s + 2;
        return p * z;
    }
}
