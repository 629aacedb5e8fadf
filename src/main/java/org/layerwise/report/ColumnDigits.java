package org.layerwise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.profile.Quantiles;

/**
 * How many decimals the figures of one column need so that those that differ look different: enough for a thousandth of the
 * column's spread, and more where two of its quantiles are closer than that.
 *
 * @param decimals after the point; below 0 where not even the last digits before it matter
 */
public record ColumnDigits(int decimals) {
    /** Digits that double precision can have. */
    private static final int MOST = 17;

    /** Digits of a figure that stands alone. */
    private static final int USUAL = 4;

    /** Whole numbers up to here are written in full; beyond, double precision leaves some out. */
    private static final double LARGEST = 1e15;

    /** Two numbers that differ by a smaller share differ by rounding alone. */
    private static final double ROUNDING = 1e-13;

    /** Decimals beyond which a number is easier to read with an exponent. */
    private static final int MOST_DECIMALS = 20;

    /** For a column's figures. */
    public static ColumnDigits of(NumberSummary numbers) {
        Quantiles quantiles = numbers.quantiles();
        return of(
                numbers.min(),
                quantiles.p05(),
                quantiles.p25(),
                quantiles.p50(),
                quantiles.p75(),
                quantiles.p95(),
                numbers.max());
    }

    /** For figures that must differ on screen. */
    public static ColumnDigits of(double... figures) {
        double[] sorted =
                DoubleStream.of(figures).filter(Double::isFinite).sorted().toArray();
        double spread = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
        if (spread == 0 || !Double.isFinite(spread)) {
            return new ColumnDigits(Integer.MIN_VALUE / 2);
        }
        ColumnDigits digits = new ColumnDigits(USUAL - 1 - (int) Math.floor(Math.log10(spread)));
        while (!digits.tellsApart(sorted) && digits.decimals < MOST_DECIMALS) {
            digits = new ColumnDigits(digits.decimals + 1);
        }
        return digits;
    }

    private boolean tellsApart(double... sorted) {
        for (int i = 1; i < sorted.length; i++) {
            double size = Math.max(Math.abs(sorted[i]), Math.abs(sorted[i - 1]));
            boolean differ = sorted[i] - sorted[i - 1] > ROUNDING * size;
            if (differ && significant(size) < MOST && rounded(sorted[i]).compareTo(rounded(sorted[i - 1])) == 0) {
                return false;
            }
        }
        return true;
    }

    private BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(places(Math.abs(value)), RoundingMode.HALF_EVEN);
    }

    /** The digits that a number needs, from the first that is not 0. */
    private int significant(double size) {
        return size == 0 ? USUAL : Math.clamp(magnitude(size) + 1L + decimals, USUAL, MOST);
    }

    private int places(double size) {
        return size == 0 ? 0 : significant(size) - 1 - magnitude(size);
    }

    private static int magnitude(double size) {
        return (int) Math.floor(Math.log10(size));
    }

    /**
     * A number with as many digits as the column needs, commas between thousands; empty where the usual four do, and where it is
     * easier to read with an exponent.
     */
    public Optional<String> text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size == 0 || size >= LARGEST) {
            return Optional.empty();
        }
        if (value == Math.rint(value)) {
            return Optional.of(String.format(Locale.ROOT, "%,d", (long) value));
        }
        int places = Math.max(0, places(size));
        if (significant(size) == USUAL || places > MOST_DECIMALS) {
            return Optional.empty();
        }
        String text = String.format(Locale.ROOT, "%,." + places + "f", value);
        return Optional.of(text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text);
    }
}
