package org.layerwise.data.cell;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites the digits, signs and marks that numbers have in other scripts as those of a {@link NumberFormat}. */
final class AsciiNumber {
    private static final char MINUS = '\u2212';
    private static final char SMALL_MINUS = '\uFE63';
    private static final char WIDE_MINUS = '\uFF0D';
    private static final char EN_DASH = '\u2013';
    private static final char WIDE_PLUS = '\uFF0B';
    private static final char WIDE_POINT = '\uFF0E';
    private static final char WIDE_COMMA = '\uFF0C';
    private static final char WIDE_OPEN = '\uFF08';
    private static final char WIDE_CLOSE = '\uFF09';
    private static final char ARABIC_DECIMAL = '\u066B';
    private static final char ARABIC_THOUSANDS = '\u066C';

    /** In place of a character: it is left out. */
    private static final int NOTHING = -1;

    private AsciiNumber() {}

    /** Whether a text may begin a number in another script: tells nearly all words from numbers by one character. */
    static boolean mayBegin(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first < 0x80) {
            return TextCursor.isDigit(first) || "+-.,".indexOf(first) >= 0;
        }
        if (isMinus(first) || isDirection(first) || first == EN_DASH) {
            return text.length() > 1; // a dash alone marks a missing value
        }
        return Character.isDigit(text.codePointAt(0))
                || first == WIDE_PLUS
                || first == WIDE_POINT
                || first == ARABIC_DECIMAL;
    }

    /**
     * The text with plain digits, signs and marks, and all else as it is.
     *
     * @param notations {@link Notation#MINUS_SIGN} and {@link Notation#OTHER_DIGITS} are added when they were replaced
     * @return null when there is nothing to replace
     */
    static @Nullable String of(String text, NumberFormat format, Set<Notation> notations) {
        int from = 0;
        while (from < text.length() && text.charAt(from) < 0x80) {
            from++;
        }
        if (from == text.length()) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        boolean changed = false;
        boolean digits = false;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int chars = Character.charCount(c);
            int put = c < 0x80 ? c : replaced(c, format);
            if (isMinus(c) || c == EN_DASH) {
                boolean sign = isSignHere(text, at, digits, c == EN_DASH);
                put = sign ? '-' : c;
                if (sign) {
                    notations.add(Notation.MINUS_SIGN);
                }
            } else if (put != c && put != NOTHING && put != '(' && put != ')') {
                notations.add(Notation.OTHER_DIGITS);
            }
            digits |= put >= '0' && put <= '9';
            changed |= put != c;
            if (put != NOTHING) {
                plain.appendCodePoint(put);
            }
            at += chars;
        }
        return changed ? plain.toString() : null;
    }

    /** What stands for a character, or {@link #NOTHING}. */
    private static int replaced(int c, NumberFormat format) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        return switch (c) {
            case WIDE_PLUS -> '+';
            case WIDE_POINT -> '.';
            case WIDE_COMMA -> ',';
            case WIDE_OPEN -> '(';
            case WIDE_CLOSE -> ')';
            case ARABIC_DECIMAL -> format.decimal();
            case ARABIC_THOUSANDS -> format.thousands() != 0 ? format.thousands() : format.decimal() == '.' ? ',' : '.';
            default -> isDirection(c) ? NOTHING : c;
        };
    }

    /** A minus sign before the number or in its exponent is one; an en dash only right before a digit. */
    private static boolean isSignHere(String text, int at, boolean behindDigits, boolean isDash) {
        boolean beforeDigit = at + 1 < text.length() && Character.isDigit(text.codePointAt(at + 1));
        if (!behindDigits) {
            return beforeDigit || !isDash;
        }
        return beforeDigit && at > 0 && "eEdD".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean isMinus(int c) {
        return c == MINUS || c == SMALL_MINUS || c == WIDE_MINUS;
    }

    /** Invisible marks that set the direction of writing, as Arabic and Hebrew texts have them about signs. */
    private static boolean isDirection(int c) {
        return c == '\u200E' || c == '\u200F' || c == '\u061C';
    }
}
