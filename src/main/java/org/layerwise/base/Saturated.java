package org.layerwise.base;

/** Sums and products of counts that stay at the largest long where they do not fit, instead of wrapping around. */
public final class Saturated {
    private Saturated() {}

    /** Σ of counts, none negative. */
    public static long sum(long... counts) {
        long sum = 0;
        for (long count : counts) {
            sum = count > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + count;
        }
        return sum;
    }

    /** Π of counts, none negative. */
    public static long product(long... counts) {
        long product = 1;
        for (long count : counts) {
            if (count == 0) {
                return 0;
            }
            product = product > Long.MAX_VALUE / count ? Long.MAX_VALUE : product * count;
        }
        return product;
    }
}
