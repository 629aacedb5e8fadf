package org.layerwise.data.read.parquet;

import java.math.BigDecimal;

/** Writes numbers as the shortest decimals from which the same number is read again, without an exponent where they are not long. */
public final class Decimals {
    /** A buffer of this size takes any number. */
    public static final int LONGEST = 400;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    /** Of two decimals of up to 15 digits, each is nearest to a double of its own; of 6 digits, to a single. */
    private static final double EXACT_DOUBLE = 1e15;

    private static final double EXACT_SINGLE = 1e6;
    private static final int PLAIN_DIGITS = 21;

    private Decimals() {}

    /** Writes a finite double to the buffer's beginning; returns how many characters it takes. */
    public static int write(double value, char[] buffer) {
        if (value == 0) {
            return zero(1 / value < 0, buffer);
        }
        for (int places = 0; places < POWERS.length; places++) {
            double digits = Math.rint(value * POWERS[places]);
            if (Math.abs(digits) >= EXACT_DOUBLE) {
                break;
            }
            if (digits / POWERS[places] == value) {
                return write((long) digits, places, buffer);
            }
        }
        return copy(Double.toString(value), buffer);
    }

    /** Writes a finite single-precision number to the buffer's beginning; returns how many characters it takes. */
    public static int write(float value, char[] buffer) {
        if (value == 0) {
            return zero(1 / value < 0, buffer);
        }
        for (int places = 0; places < POWERS.length; places++) {
            double digits = Math.rint(value * POWERS[places]);
            if (Math.abs(digits) >= EXACT_SINGLE) {
                break;
            }
            if ((float) (digits / POWERS[places]) == value) {
                return write((long) digits, places, buffer);
            }
        }
        return copy(Float.toString(value), buffer);
    }

    /**
     * Writes {@code digits / 10^places}, all places kept, to the buffer's beginning.
     *
     * @return how many characters it takes
     */
    public static int write(long digits, int places, char[] buffer) {
        int end = buffer.length;
        int at = end;
        long rest = digits;
        int written = 0;
        do {
            buffer[--at] = (char) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
            if (++written == places) {
                buffer[--at] = '.';
            }
        } while (rest != 0 || written <= places);
        if (digits < 0) {
            buffer[--at] = '-';
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        return end - at;
    }

    private static int zero(boolean negative, char[] buffer) {
        return copy(negative ? "-0" : "0", buffer);
    }

    /** Java's text without a needless {@code .0}, and without an exponent unless the number is long. */
    private static int copy(String text, char[] buffer) {
        String plain = text;
        if (text.indexOf('E') >= 0) {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            boolean isShort = number.precision() - number.scale() <= PLAIN_DIGITS && number.scale() <= PLAIN_DIGITS;
            plain = isShort
                    ? number.toPlainString()
                    : number.toString().replace("E+", "e").replace('E', 'e');
        } else if (text.endsWith(".0")) {
            plain = text.substring(0, text.length() - 2);
        }
        plain.getChars(0, plain.length(), buffer, 0);
        return plain.length();
    }
}
