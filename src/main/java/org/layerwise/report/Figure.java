package org.layerwise.report;

import java.util.Locale;

/** Numbers as reports write them. */
final class Figure {
    private Figure() {}

    /** Four significant digits, whole numbers below a million in full, no needless zeros. */
    static String of(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        if (value == Math.rint(value) && size < 1e6) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        if (size >= 1e6 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int digits = (int) Math.max(0, Math.min(7, 3 - Math.floor(Math.log10(size))));
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** With the digits that its column needs. */
    static String of(double value, ColumnDigits digits) {
        return digits.text(value).orElseGet(() -> of(value));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** How many of a list are named, where it is cut behind so many: all of it where cutting would save a line or two. */
    static int shown(int size, int most) {
        return size <= most + 2 ? size : most;
    }

    static String percent(double share) {
        if (share > 0 && share < 0.001) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** At most {@code most} characters, the rest as an ellipsis. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
