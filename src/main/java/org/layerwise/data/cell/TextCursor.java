package org.layerwise.data.cell;

/** A place in a text that moves forward as parts of the text are recognized. */
final class TextCursor {
    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    void skip(int chars) {
        at += chars;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The character here; 0 at the end. */
    char peek() {
        return peek(0);
    }

    /** The character so many places ahead; 0 behind the end. */
    char peek(int ahead) {
        int place = at + ahead;
        return place < text.length() ? text.charAt(place) : 0;
    }

    boolean take(char expected) {
        if (peek() != expected || isAtEnd()) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes a word, whatever its case, when no letter follows it. */
    boolean takeWord(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length()) || Character.isLetter(peek(word.length()))) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Passes blanks; false when there are none. */
    boolean blanks() {
        int from = at;
        while (isBlank(peek())) {
            at++;
        }
        return at > from;
    }

    /** How many digits follow here. */
    int digits() {
        return digits(0);
    }

    /** How many digits follow, so many places ahead. */
    int digits(int ahead) {
        int count = 0;
        while (isDigit(peek(ahead + count))) {
            count++;
        }
        return count;
    }

    /** The number that the next {@code digits} digits write, at most 9, behind which the cursor then stands. */
    int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    /** The number that all the digits here write when they are one or two; else −1, and the cursor stays. */
    int shortNumber() {
        int run = digits();
        return run == 1 || run == 2 ? number(run) : -1;
    }

    /** Whether a part of the text holds a blank. */
    boolean hasBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether {@code c} is one of the blanks in use: the plain, the no-break, the narrow no-break and the thin one. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
    }
}
