package org.layerwise.data.read.csv;

import java.util.Locale;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.NumberFormat;

/**
 * How a file of separated values is written. Each part is given, or {@code auto}: found out from the file's first lines.
 * Records end with any of LF, CRLF and CR. With every part at its default it is RFC 4180 in UTF-8 with a choice of separator.
 *
 * @param encoding how its bytes are text; a byte-order mark is always heeded
 * @param separator what stands between two fields
 * @param quote what stands around a field that holds separators or line ends
 * @param escape how a quote is written inside quotes
 * @param decimal what stands before a number's fraction
 * @param thousands what stands between a number's groups of three digits
 * @param header whether the table begins with the columns' names
 * @param skip how many lines stand before the table, {@link #AUTO_LINES} when that is to be found out
 * @param comment how a line begins that is a remark and is passed over
 */
public record CsvFormat(
        @Param(doc = "How the file's bytes are text", value = "utf-8", omitDefault = true)
        TextEncoding encoding,

        @Param(doc = "What separates two fields", value = "auto", omitDefault = true)
        Separator separator,

        @Param(doc = "What is around a field that holds separators or line ends", value = "double", omitDefault = true)
        Quote quote,

        @Param(doc = "How a quote is written inside quotes", value = "doubled", omitDefault = true)
        Escape escape,

        @Param(doc = "What is before a number's fraction", value = "point", omitDefault = true)
        Decimal decimal,

        @Param(doc = "What is between a number's groups of three digits", value = "none", omitDefault = true)
        Thousands thousands,

        @Param(doc = "Whether the table begins with the columns' names", value = "yes", omitDefault = true)
        Header header,

        @Param(
                doc = "How many lines are before the table; auto: detected",
                value = "0",
                min = 0,
                max = CsvFormat.AUTO_LINES,
                most = "auto",
                omitDefault = true)
        int skip,

        @Param(
                doc = "How a line begins that is a comment: auto, none, hash (#), percent (%), slashes (//) or"
                        + " semicolon (;)",
                value = "none",
                omitDefault = true)
        Comment comment) {
    /** The number of lines that means: found out. */
    public static final int AUTO_LINES = 1_000_000;

    /** Every part is found out. */
    public static final CsvFormat AUTO = new CsvFormat(
            TextEncoding.AUTO,
            Separator.AUTO,
            Quote.AUTO,
            Escape.AUTO,
            Decimal.AUTO,
            Thousands.AUTO,
            Header.AUTO,
            AUTO_LINES,
            Comment.AUTO);

    /** What an experiment that says nothing about its file's format means: only the separator is found out. */
    public static final CsvFormat DEFAULT = new CsvFormat(Separator.AUTO);

    /** RFC 4180 in UTF-8 with this separator. */
    public CsvFormat(Separator separator) {
        this(
                TextEncoding.UTF_8,
                separator,
                Quote.DOUBLE,
                Escape.DOUBLED,
                Decimal.POINT,
                Thousands.NONE,
                Header.YES,
                0,
                Comment.NONE);
    }

    public CsvFormat {
        if ((decimal == Decimal.COMMA && thousands == Thousands.COMMA)
                || (decimal == Decimal.POINT && thousands == Thousands.POINT)) {
            throw Problem.error(
                            Location.NOWHERE,
                            decimal == Decimal.COMMA
                                    ? Message.of("data.read.csv/comma-twice")
                                    : Message.of("data.read.csv/point-twice"))
                    .toException();
        }
    }

    /** What separates two fields. */
    public enum Separator {
        /** Found out from the first lines: whichever splits them into most fields, the same number in each. */
        AUTO(','),
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t'),
        PIPE('|'),
        /** One blank or several. */
        SPACE(' '),
        /** The control character U+0001, as Hive writes. */
        CONTROL_A('\u0001'),
        COLON(':'),
        CARET('^'),
        TILDE('~');

        private final char character;

        Separator(char character) {
            this.character = character;
        }

        /** The character; for {@link #AUTO} the comma, which is taken when nothing speaks for another. */
        public char character() {
            return character;
        }

        /** Its name in words. */
        public String title() {
            return words().text();
        }

        /** Its name, to stand in messages. */
        Message words() {
            return switch (this) {
                case AUTO -> Message.of("data.read.csv/found-out");
                case COMMA -> Message.of("data.read.csv/comma");
                case SEMICOLON -> Message.of("data.read.csv/semicolon");
                case TAB -> Message.of("data.read.csv/tab");
                case PIPE -> Message.of("data.read.csv/vertical-bar");
                case SPACE -> Message.of("data.read.csv/space");
                case CONTROL_A -> Message.of("data.read.csv/control-a");
                case COLON -> Message.of("data.read.csv/colon");
                case CARET -> Message.of("data.read.csv/caret");
                case TILDE -> Message.of("data.read.csv/tilde");
            };
        }
    }

    /** What stands around a field. */
    public enum Quote {
        AUTO('"'),
        DOUBLE('"'),
        SINGLE('\''),
        /** Nothing; quotes belong to the text. */
        NONE('\0');

        private final char character;

        Quote(char character) {
            this.character = character;
        }

        /** The character; 0 for {@link #NONE}. */
        public char character() {
            return character;
        }
    }

    /** How a quote is written inside quotes. */
    public enum Escape {
        AUTO,
        /** Twice. */
        DOUBLED,
        /** Behind a backslash. */
        BACKSLASH,
        /**
         * As MySQL and Hive write, also outside quotes: behind a backslash stand separators, line ends, the letters of tab,
         * line feed and carriage return, and the backslash itself. {@code \N} stays as it is.
         */
        BACKSLASH_EVERYWHERE
    }

    /** How a line begins that is a remark and no row. */
    public enum Comment {
        AUTO(""),
        NONE(""),
        HASH("#"),
        PERCENT("%"),
        SLASHES("//"),
        SEMICOLON(";");

        private final String mark;

        Comment(String mark) {
            this.mark = mark;
        }

        /** What the line begins with; empty when there are no such lines. */
        public String mark() {
            return mark;
        }

        /** As it is written in settings. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands before a fraction. */
    public enum Decimal {
        AUTO,
        POINT,
        COMMA
    }

    /** What stands between groups of three digits. */
    public enum Thousands {
        AUTO('\0'),
        NONE('\0'),
        COMMA(','),
        POINT('.'),
        SPACE(' '),
        APOSTROPHE('\'');

        private final char character;

        Thousands(char character) {
            this.character = character;
        }
    }

    /** Whether there is a header, and how many lines it has. */
    public enum Header {
        AUTO(1),
        YES(1),
        /** The columns are called {@code column1}, {@code column2}, …. */
        NO(0),
        /** The names are those of two lines, joined. */
        TWO_LINES(2),
        THREE_LINES(3);

        private final int records;

        Header(int records) {
            this.records = records;
        }

        /** How many records it takes; for {@link #AUTO} one. */
        public int records() {
            return records;
        }
    }

    /** Whether nothing is left to find out. */
    public boolean isResolved() {
        return encoding != TextEncoding.AUTO
                && separator != Separator.AUTO
                && quote != Quote.AUTO
                && escape != Escape.AUTO
                && decimal != Decimal.AUTO
                && thousands != Thousands.AUTO
                && header != Header.AUTO
                && skip != AUTO_LINES
                && comment != Comment.AUTO;
    }

    /** How numbers are written; what is to be found out counts as a point and no groups. */
    public NumberFormat numbers() {
        boolean comma = decimal == Decimal.COMMA || (decimal == Decimal.AUTO && thousands == Thousands.POINT);
        return new NumberFormat(comma ? ',' : '.', thousands.character);
    }

    public CsvFormat withEncoding(TextEncoding other) {
        return new CsvFormat(other, separator, quote, escape, decimal, thousands, header, skip, comment);
    }

    public CsvFormat withSeparator(Separator other) {
        return new CsvFormat(encoding, other, quote, escape, decimal, thousands, header, skip, comment);
    }

    public CsvFormat withQuote(Quote other) {
        return new CsvFormat(encoding, separator, other, escape, decimal, thousands, header, skip, comment);
    }

    public CsvFormat withEscape(Escape other) {
        return new CsvFormat(encoding, separator, quote, other, decimal, thousands, header, skip, comment);
    }

    /** The same with other numbers. */
    public CsvFormat withNumbers(Decimal otherDecimal, Thousands otherThousands) {
        return new CsvFormat(encoding, separator, quote, escape, otherDecimal, otherThousands, header, skip, comment);
    }

    public CsvFormat withHeader(Header other) {
        return new CsvFormat(encoding, separator, quote, escape, decimal, thousands, other, skip, comment);
    }

    public CsvFormat withComment(Comment other) {
        return new CsvFormat(encoding, separator, quote, escape, decimal, thousands, header, skip, other);
    }

    public CsvFormat withSkip(int other) {
        return new CsvFormat(encoding, separator, quote, escape, decimal, thousands, header, other, comment);
    }
}
