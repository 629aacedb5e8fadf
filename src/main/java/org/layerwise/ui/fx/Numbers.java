package org.layerwise.ui.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import org.layerwise.report.ColumnDigits;

/** Numbers as the window writes them. */
public final class Numbers {
    /** Digits of a result that somebody goes on with. */
    private static final int RESULT = 6;

    private Numbers() {}

    /** A whole number with commas between thousands. */
    public static String count(long value) {
        return sign(String.format(Locale.ROOT, "%,d", value));
    }

    private static String sign(String text) {
        return text.replace('-', '−');
    }

    /** {@code 4.76e-5}: digits after the point as asked for, no sign and no zeros before the exponent. */
    private static String exponent(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "e", value).replaceFirst("e\\+?(-?)0*(\\d)", "e$1$2");
    }

    /** Three significant digits: 0.628, −12.3, 4.76e-5. */
    public static String measure(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text;
        if (size == 0) {
            text = "0";
        } else if (size >= 1e-3 && size < 1e4) {
            BigDecimal rounded = new BigDecimal(size).round(new MathContext(3));
            text = rounded.setScale(Math.max(0, Math.min(rounded.scale(), 4)), java.math.RoundingMode.HALF_EVEN)
                    .toPlainString();
        } else {
            text = exponent(size, 1);
        }
        return value < 0 ? "−" + text : text;
    }

    /** A share of one as whole percents. */
    public static String percent(double share) {
        return Math.round(100 * share) + "\u202f%";
    }

    /** Rows in a second, rounded to three digits so that the last ones do not flicker. */
    public static String speed(double rowsPerSecond) {
        if (rowsPerSecond < 1) {
            return measure(rowsPerSecond);
        }
        return count(new BigDecimal(rowsPerSecond).round(new MathContext(3)).longValue());
    }

    /** 0:42, 12:05, 3:07:00. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 100 * 3600) {
            return Texts.get("watch.days", count(seconds / 86_400 + 1));
        }
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Four significant digits, without an exponent where that stays short. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size == 0) {
            return measure(value);
        }
        if (size >= 1e7 || size < 1e-4) {
            return (value < 0 ? "−" : "") + exponent(size, 2);
        }
        if (value == Math.rint(value)) {
            return count((long) value);
        }
        return decimals(value, (int) Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size)))));
    }

    /** A figure of a column with the digits that the column needs. */
    public static String number(double value, ColumnDigits digits) {
        return digits.text(value).map(Numbers::sign).orElseGet(() -> number(value));
    }

    /** Six significant digits, as of a result: 4,271.35. */
    public static String result(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size == 0) {
            return measure(value);
        }
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(RESULT));
        if (size >= 1e12 || size < 1e-4) {
            return (value < 0 ? "−" : "") + exponent(size, RESULT - 1);
        }
        return decimals(value, Math.max(0, rounded.scale()));
    }

    /** So many decimals at most, commas between thousands, no needless zeros. */
    public static String decimals(double value, int most) {
        if (!Double.isFinite(value)) {
            return measure(value);
        }
        String text = String.format(Locale.ROOT, "%,." + most + "f", value);
        return sign(text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text);
    }

    /** Exactly one decimal: 0.0, 12.5. */
    public static String tenth(double value) {
        return sign(String.format(Locale.ROOT, "%,.1f", value));
    }

    /** A probability in hundredths of a percent: 99.97 %. */
    public static String probability(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * share) + "\u202f%";
    }

    /** A fraction as a percentage of at most one decimal, without the sign. */
    public static String percentNumber(double fraction) {
        return decimals(100 * fraction, 1);
    }
}
