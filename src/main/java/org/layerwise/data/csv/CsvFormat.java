package org.layerwise.data.csv;

/**
 * How a CSV file is written: RFC 4180 with a choice of separator; the quote is always {@code "}, the encoding UTF-8.
 *
 * @param separator what stands between two fields
 */
public record CsvFormat(Separator separator) {
    /** The separator is found out from the file's first lines. */
    public static final CsvFormat AUTO = new CsvFormat(Separator.AUTO);

    /** What stands between two fields. */
    public enum Separator {
        /** Found out from the first lines: whichever splits them into most fields, the same number in each. */
        AUTO(',', "found out"),
        COMMA(',', "comma"),
        SEMICOLON(';', "semicolon"),
        TAB('\t', "tab"),
        PIPE('|', "vertical bar");

        private final char character;
        private final String title;

        Separator(char character, String title) {
            this.character = character;
            this.title = title;
        }

        /** The character; for {@link #AUTO} the comma, which is taken when nothing speaks for another. */
        public char character() {
            return character;
        }

        /** Its name in words. */
        public String title() {
            return title;
        }
    }
}
