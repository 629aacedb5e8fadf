package org.layerwise.data.cell;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Texts as they are compared: in Unicode normalization form C (Unicode Standard Annex 15), without white space and invisible
 * characters at their ends. {@code ö} in one code point equals {@code ö} in two.
 */
public final class CellText {
    /** Every character below it is in form C whatever stands around it. */
    private static final char FIRST_COMBINING = 0x300;

    private static final char ASCII = 0x80;

    private CellText() {}

    /** Whether a character at a text's end cannot be seen: white space, no-break and zero-width blanks, direction marks. */
    public static boolean isInvisible(char c) {
        if (c < ASCII) {
            return Character.isWhitespace(c);
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** A text in form C. */
    public static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
            }
        }
        return text;
    }

    /** A text in form C, without what cannot be seen at its ends. */
    public static String clean(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isInvisible(text.charAt(from))) {
            from++;
        }
        while (to > from && isInvisible(text.charAt(to - 1))) {
            to--;
        }
        return composed(text.substring(from, to));
    }

    /** Whether some of these characters may not be in form C. */
    public static boolean mayCompose(char[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] >= FIRST_COMBINING) {
                return true;
            }
        }
        return false;
    }
}
