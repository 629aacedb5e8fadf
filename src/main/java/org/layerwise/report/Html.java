package org.layerwise.report;

/** Text that goes into a page or a drawing. */
final class Html {
    private Html() {}

    /**
     * Text as characters between tags or within a quoted attribute: markup is escaped, what XML cannot hold (control characters,
     * half of a surrogate pair) becomes �.
     */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean shown = c >= 0x20
                                    && c != 0x7F
                                    && !(c >= 0xD800 && c <= 0xDFFF)
                                    && c < 0x110000
                                    && c != 0xFFFE
                                    && c != 0xFFFF
                            || c == '\n'
                            || c == '\t';
                    out.appendCodePoint(shown ? c : 0xFFFD);
                }
            }
        });
        return out.toString();
    }

    /** A number in a drawing: at most two decimals. */
    static String number(double value) {
        String text = String.format(java.util.Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
