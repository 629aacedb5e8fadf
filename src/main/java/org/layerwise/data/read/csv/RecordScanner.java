package org.layerwise.data.read.csv;

import java.util.Arrays;
import org.layerwise.data.read.csv.CsvFormat.Escape;

/**
 * Finds the fields of one record among characters: where each begins and ends, and whether quotes in it are escaped. Blanks
 * around quotes belong to no field.
 */
final class RecordScanner {

    /** How quotes are understood. */
    enum Mode {
        /** As the format says; a quote inside quotes that is not escaped ends the field. */
        PLAIN,
        /** A quote ends its field only before a separator or a line end, whatever stands before it. */
        UNESCAPED,
        /** A field whose quotes do not fit is taken as it stands. */
        LITERAL
    }

    /** What became of a record. */
    enum Outcome {
        COMPLETE,
        /** The characters end before the record does. */
        MORE
    }

    private static final byte QUOTED = 1;
    private static final byte ESCAPED = 2;

    private final char separator;
    private final char quote;
    private final boolean backslash;
    private final boolean everywhere;
    private final int longestQuoted;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] marks = new byte[64];
    private int fields;
    private int next;
    private int openAt;
    private int faultAt;
    private boolean faultOpen;
    private int faultField;
    private boolean hasQuotes;
    private boolean hasEscapes;

    /**
     * @param longestQuoted a quote that is not closed within so many characters counts as never closed
     */
    RecordScanner(CsvFormat format, int longestQuoted) {
        this.longestQuoted = longestQuoted;
        this.separator = format.separator().character();
        this.quote = format.quote().character();
        this.everywhere = format.escape() == Escape.BACKSLASH_EVERYWHERE;
        this.backslash = everywhere || format.escape() == Escape.BACKSLASH;
    }

    int fields() {
        return fields;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** Whether quotes stood around the field. */
    boolean isQuoted(int field) {
        return (marks[field] & QUOTED) != 0;
    }

    /** Where the next record begins. */
    int next() {
        return next;
    }

    /** Whether any field has quotes around it. */
    boolean hasQuotes() {
        return hasQuotes;
    }

    /** Whether a field may hold line ends. */
    boolean maySpanLines() {
        return hasQuotes || hasEscapes;
    }

    /** Where the quote stands within which the characters end; −1 when they end elsewhere. */
    int openAt() {
        return openAt;
    }

    /** Whether a quote did not fit. */
    boolean isFaulty() {
        return faultAt >= 0;
    }

    /** Where the first quote stood that was never closed, or the character behind one that was closed too early. */
    int faultAt() {
        return faultAt;
    }

    boolean isFaultOpen() {
        return faultOpen;
    }

    /** The faulty field, from 0. */
    int faultField() {
        return faultField;
    }

    /**
     * Scans from {@code from} to the end of the record.
     *
     * @param limit where the characters end
     * @param last whether the text ends there
     */
    Outcome scan(char[] text, int from, int limit, boolean last, Mode mode) {
        fields = 0;
        faultAt = -1;
        hasQuotes = false;
        hasEscapes = false;
        openAt = -1;
        int at = from;
        while (true) {
            at = separator == ' ' ? blanks(text, at, limit) : at;
            int open = quote == 0 ? -1 : opening(text, at, limit);
            hasQuotes |= open >= 0;
            int end = open < 0 ? -1 : quoted(text, open, limit, last, mode);
            if (end == limit && !last) {
                openAt = open;
                return Outcome.MORE;
            }
            if (end < 0) {
                end = everywhere ? escaped(text, at, limit) : unquoted(text, at, limit);
                if (!everywhere) {
                    add(at, end, 0);
                }
            }
            if (end == limit) {
                next = limit;
                return last ? Outcome.COMPLETE : Outcome.MORE;
            }
            char c = text[end];
            if (c == '\n') {
                next = end + 1;
                return Outcome.COMPLETE;
            }
            if (c == '\r') {
                if (end + 1 == limit && !last) {
                    return Outcome.MORE;
                }
                next = end + 1 < limit && text[end + 1] == '\n' ? end + 2 : end + 1;
                return Outcome.COMPLETE;
            }
            at = end + 1;
            if (separator == ' ') {
                at = blanks(text, at, limit);
                if (at < limit && (text[at] == '\n' || text[at] == '\r')) {
                    next = at + 1 < limit && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
                    return at + 1 == limit && !last ? Outcome.MORE : Outcome.COMPLETE;
                }
                if (at == limit && last) {
                    next = limit;
                    return Outcome.COMPLETE;
                }
            }
        }
    }

    private static int blanks(char[] text, int from, int limit) {
        int at = from;
        while (at < limit && text[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Where the opening quote stands, blanks passed over; −1 when the field has none. */
    private int opening(char[] text, int from, int limit) {
        int at = from;
        while (at < limit && (text[at] == ' ' || (text[at] == '\t' && separator != '\t'))) {
            at++;
        }
        return at < limit && text[at] == quote ? at : -1;
    }

    private int unquoted(char[] text, int from, int limit) {
        char split = separator;
        int at = from;
        while (at < limit) {
            char c = text[at];
            if (c == split || c == '\n' || c == '\r') {
                break;
            }
            at++;
        }
        return at;
    }

    /** As {@link #unquoted}, what stands behind a backslash belonging to the field, which is added. */
    private int escaped(char[] text, int from, int limit) {
        int at = from;
        int mark = 0;
        while (at < limit && !ends(text[at])) {
            if (text[at] == '\\') {
                mark = ESCAPED;
                hasEscapes = true;
                boolean pair = at + 2 < limit && text[at + 1] == '\r' && text[at + 2] == '\n';
                at += pair ? 2 : 1;
            }
            at++;
        }
        int end = Math.min(at, limit);
        add(from, end, mark);
        return end;
    }

    /** Adds the quoted field and gives where its separator or line end stands; −1 when it is to be taken as it stands. */
    private int quoted(char[] text, int open, int limit, boolean last, Mode mode) {
        int at = open + 1;
        boolean escapes = false;
        while (at < limit) {
            char c = text[at];
            if (backslash && c == '\\' && mode != Mode.UNESCAPED && at + 1 < limit) {
                escapes = true;
                at += 2;
                continue;
            }
            if (c != quote) {
                at++;
                continue;
            }
            if (at + 1 == limit && !last) {
                return limit;
            }
            if (!backslash && mode != Mode.UNESCAPED && at + 1 < limit && text[at + 1] == quote) {
                escapes = true;
                at += 2;
                continue;
            }
            int behind = at + 1;
            while (behind < limit && separator != text[behind] && (text[behind] == ' ' || text[behind] == '\t')) {
                behind++;
            }
            if (behind == limit) {
                if (!last) {
                    return limit;
                }
            } else if (!ends(text[behind])) {
                fault(at + 1, false);
                if (mode == Mode.LITERAL) {
                    return -1;
                }
                at++;
                continue;
            }
            add(open + 1, at, escapes ? QUOTED | ESCAPED : QUOTED);
            return behind;
        }
        if (last || limit - open > longestQuoted) {
            fault(open, true);
            return -1;
        }
        return limit;
    }

    private boolean ends(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void fault(int at, boolean open) {
        if (faultAt < 0) {
            faultAt = at;
            faultOpen = open;
            faultField = fields;
        }
    }

    private void add(int start, int end, int mark) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            marks = Arrays.copyOf(marks, 2 * fields);
        }
        starts[fields] = start;
        ends[fields] = end;
        marks[fields++] = (byte) mark;
    }

    /** Takes the escapes out of a field's text, in place. */
    void unescape(char[] text, int field) {
        if ((marks[field] & ESCAPED) == 0) {
            return;
        }
        if (everywhere) {
            unescapeLetters(text, field);
            return;
        }
        char mark = backslash ? '\\' : quote;
        int to = starts[field];
        for (int at = starts[field]; at < ends[field]; at++) {
            char c = text[at];
            if (c == mark && at + 1 < ends[field] && (text[at + 1] == quote || (backslash && text[at + 1] == '\\'))) {
                c = text[++at];
            }
            text[to++] = c;
        }
        ends[field] = to;
        marks[field] = QUOTED;
    }

    private void unescapeLetters(char[] text, int field) {
        int to = starts[field];
        for (int at = starts[field]; at < ends[field]; at++) {
            char c = text[at];
            if (c == '\\' && at + 1 < ends[field]) {
                char next = text[++at];
                if (next == 'N') {
                    text[to++] = c; // \N is a missing value
                }
                c = switch (next) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    default -> next;
                };
            }
            text[to++] = c;
        }
        ends[field] = to;
        marks[field] &= ~ESCAPED;
    }
}
