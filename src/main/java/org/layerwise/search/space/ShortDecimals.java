package org.layerwise.search.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds numbers to short decimals, so that what is written is what is run. */
final class ShortDecimals {
    /** Significant digits of a value, or of the steps that a range is divided into. */
    static final int DIGITS = 6;

    /** Powers of ten up to here are doubles without an error. */
    private static final int EXACT = 22;

    private static final double[] POWERS = powers();

    private ShortDecimals() {}

    private static double[] powers() {
        double[] powers = new double[EXACT + 1];
        for (int i = 0; i <= EXACT; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }

    /** The exponent of the first digit: 2 for 123. */
    static int exponent(double positive) {
        return (int) Math.floor(Math.log10(positive));
    }

    /** The multiple of 10<sup>exponent</sup> that is closest, as the double closest to that decimal. */
    static double round(double value, int exponent) {
        if (exponent <= 0 && -exponent <= EXACT) {
            double scale = POWERS[-exponent];
            double scaled = value * scale;
            if (Math.abs(scaled) < 1L << 53) {
                return Math.rint(scaled) / scale; // both exact, so the quotient is the closest double
            }
        } else if (exponent > 0 && exponent <= EXACT && Math.abs(value) < 1e22) {
            return Math.rint(value / POWERS[exponent]) * POWERS[exponent];
        }
        return new BigDecimal(value).setScale(-exponent, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** {@code 1e-5} rather than {@code 1.0E-5}, {@code 3} rather than {@code 3.0}. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e6
                ? Long.toString((long) number)
                : Double.toString(number).replace(".0E", "E").replace('E', 'e');
    }

    /** With no more digits than are worth writing. */
    static double shortened(double number) {
        return new BigDecimal(number).round(new MathContext(DIGITS)).doubleValue();
    }
}
