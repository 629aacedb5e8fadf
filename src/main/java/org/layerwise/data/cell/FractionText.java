package org.layerwise.data.cell;

/** Reads a fraction within a text. */
final class FractionText {
    private static final int MOST_SHORT = 9;

    private static final String FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒";
    private static final int[] NUMERATORS = {1, 1, 2, 1, 3, 1, 2, 3, 4, 1, 5, 1, 1, 3, 5, 7, 1, 1};
    private static final int[] DENOMINATORS = {2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 8, 8, 8, 9, 10};

    private FractionText() {}

    /** Whether a character is a fraction by itself. */
    static boolean isSign(char c) {
        return FRACTIONS.indexOf(c) >= 0;
    }

    /** {@code 1/2}, {@code 3 1/2}, {@code ½}, {@code 3½}, {@code 3 ½}; NaN when none is here, and the cursor is anywhere then. */
    static double read(TextCursor in) {
        int run = in.digits();
        if (run > MOST_SHORT || hasNeedlessZero(in, run)) {
            return Double.NaN;
        }
        int first = in.number(run);
        boolean blank = run > 0 && in.blanks();
        int sign = FRACTIONS.indexOf(in.peek());
        if (sign >= 0 && !in.isAtEnd()) {
            in.skip(1);
            return first + (double) NUMERATORS[sign] / DENOMINATORS[sign];
        }
        int numerator = first;
        if (blank) {
            int digits = in.digits();
            if (digits == 0 || digits > MOST_SHORT || hasNeedlessZero(in, digits)) {
                return Double.NaN;
            }
            numerator = in.number(digits);
        }
        if (run == 0 || !(in.take('/') || in.take('\u2044'))) {
            return Double.NaN;
        }
        int digits = in.digits();
        if (digits == 0 || digits > MOST_SHORT || hasNeedlessZero(in, digits)) {
            return Double.NaN;
        }
        int denominator = in.number(digits);
        if (denominator == 0 || (blank && numerator >= denominator)) {
            return Double.NaN;
        }
        return (blank ? first : 0) + (double) numerator / denominator;
    }

    /** {@code 03/24} is rather a month. */
    private static boolean hasNeedlessZero(TextCursor in, int digits) {
        return digits > 1 && in.peek() == '0';
    }
}
