package org.layerwise.ui.data;

import java.util.Locale;

/** Numbers as the screen writes them. */
final class Figures {
    private Figures() {}

    /** Four significant digits, without an exponent where that stays short. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        int digits = (int) Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size))));
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** A fraction as a percentage of at most one decimal, without the sign. */
    static String percent(double fraction) {
        String text = String.format(Locale.ROOT, "%.1f", 100 * fraction);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
