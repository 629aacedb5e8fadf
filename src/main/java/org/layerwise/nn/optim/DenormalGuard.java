package org.layerwise.nn.optim;

/**
 * Keeps memory from fading into denormal numbers, on which processors are many times slower and where {@code 0.9·x} is
 * rounded back to {@code x}. Adding a power of two and taking it away again rounds to a multiple of its last bit: two
 * additions, no branch, so that loops stay vectorized and cost what they did. What is 2²⁴ times larger is not touched. A
 * memory that is only scaled comes to rest at zero or, by the same rounding, at a few such multiples: normal numbers that no
 * weight can feel.
 */
final class DenormalGuard {
    private static final float MOMENT = 0x1p-90f;
    private static final float GRADIENT = 0x1p-34f;

    private DenormalGuard() {}

    /** The nearest multiple of 2⁻¹¹⁴ ≈ 5e-35: zero, or a number that stays normal when a learning rate scales it. */
    static float moment(float value) {
        return (value + MOMENT) - MOMENT;
    }

    /** The nearest multiple of 2⁻⁵⁸ ≈ 3e-18, whose square is zero or a normal number. */
    static float gradient(float value) {
        return (value + GRADIENT) - GRADIENT;
    }
}
