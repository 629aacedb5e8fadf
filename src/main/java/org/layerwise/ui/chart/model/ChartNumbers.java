package org.layerwise.ui.chart.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as charts write them: a comma between thousands, 1.5e-5 when very small or large, a true minus sign. */
public final class ChartNumbers {
    private static final char THOUSANDS = ',';
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private ChartNumbers() {}

    /** A value in a read-out: four significant digits, whole numbers in full. */
    public static String readOut(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return plain(BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_EVEN));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
        return size >= 1e-3 && size < 1e7 ? plain(rounded.stripTrailingZeros()) : scientific(rounded);
    }

    /** The label of a tick, with just the digits that ticks {@code unit} apart need. */
    public static String tick(double value, double unit, double largest) {
        int exponent = (int) Math.floor(Math.log10(unit) + 1e-9);
        BigDecimal rounded = new BigDecimal(value).setScale(-exponent, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0) {
            return "0";
        }
        if (largest >= 1e8 || largest < 1e-3) {
            return scientific(rounded);
        }
        return plain(rounded.setScale(Math.max(0, -exponent), RoundingMode.HALF_EVEN));
    }

    /** The label of a decimal logarithm: a power of ten, or the value itself between two powers. */
    public static String power(double logarithm) {
        long exponent = Math.round(logarithm);
        if (Math.abs(logarithm - exponent) > 1e-9) {
            return readOut(new BigDecimal(Math.pow(10, logarithm))
                    .round(new MathContext(3))
                    .doubleValue());
        }
        StringBuilder text = new StringBuilder("10");
        if (exponent < 0) {
            text.append('⁻');
        }
        for (char digit : Long.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static String scientific(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        String mantissa = stripped.unscaledValue().abs().toString();
        String sign = stripped.signum() < 0 ? "−" : "";
        String rest = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
        return sign + mantissa.charAt(0) + rest + "e" + exponent;
    }

    private static String plain(BigDecimal value) {
        String digits = (value.scale() < 0 ? value.setScale(0) : value).abs().toPlainString();
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) {
            text.insert(at, THOUSANDS);
        }
        return (value.signum() < 0 ? "−" : "") + text;
    }
}
