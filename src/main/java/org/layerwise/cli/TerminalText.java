package org.layerwise.cli;

import java.util.Locale;

/**
 * Texts as a terminal may show them. What comes from files can hold line ends, escape sequences and marks that turn the
 * direction of writing: shown as they are, they forge lines or repaint the terminal. They are written out instead:
 * {@code \n}, {@code \u001B}.
 */
final class TerminalText {
    private TerminalText() {}

    /** One line: line ends are written out too. */
    static String line(String text) {
        return written(text, true);
    }

    /** Several lines: line ends are the layout's own. */
    static String block(String text) {
        return written(text, false);
    }

    private static String written(String text, boolean isLine) {
        int at = 0;
        while (at < text.length() && !isWritten(text.charAt(at), isLine)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.substring(0, at));
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isWritten(c, isLine)) {
                shown.append(c);
            } else {
                shown.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> String.format(Locale.ROOT, "\\u%04X", (int) c);
                        });
            }
        }
        return shown.toString();
    }

    private static boolean isWritten(char c, boolean isLine) {
        return Character.isISOControl(c) ? isLine || c != '\n' : isDirection(c) || c == '\u2028' || c == '\u2029';
    }

    /** Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9). */
    private static boolean isDirection(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
