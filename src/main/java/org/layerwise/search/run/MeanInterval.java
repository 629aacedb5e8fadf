package org.layerwise.search.run;

import java.util.Arrays;

/**
 * The mean of a few values, and Student's 95 % interval of what it would be over very many.
 *
 * @param count how many finite values there are
 * @param mean NaN where there are none
 * @param deviation sample standard deviation, with {@code count − 1}; NaN for fewer than two
 */
public record MeanInterval(int count, double mean, double deviation) {
    /** Quantiles of Student's distribution at 0.975, for 1, 2, … degrees of freedom. */
    private static final double[] QUANTILES = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
        2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484,
        2.0452, 2.0423
    };

    private static final double NORMAL = 1.96;

    /** Of these values, those that are not finite left out. */
    static MeanInterval of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).average().orElse(Double.NaN);
        double squares = Arrays.stream(finite)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new MeanInterval(
                finite.length, mean, finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1)));
    }

    /** Half of the interval's width; NaN for fewer than two values. */
    public double half() {
        if (count < 2) {
            return Double.NaN;
        }
        double quantile = count - 2 < QUANTILES.length ? QUANTILES[count - 2] : NORMAL;
        return quantile * deviation / Math.sqrt(count);
    }
}
