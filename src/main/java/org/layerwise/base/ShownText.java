package org.layerwise.base;

/** Texts from files as messages show them: as much as people read, for a cell or a key may have millions of characters. */
public final class ShownText {
    /** Characters of one text that are shown at most. */
    public static final int MOST = 500;

    /** Items of one list that are shown at most. */
    static final int MOST_ITEMS = 100;

    private ShownText() {}

    /** The text, or its beginning with how long it is. */
    public static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return Message.of("base/cut", text.substring(0, end), text.length()).text();
    }
}
