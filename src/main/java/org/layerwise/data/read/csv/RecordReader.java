package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.read.csv.RecordScanner.Mode;
import org.layerwise.data.read.csv.RecordScanner.Outcome;

/**
 * Goes through a text record by record. The record's characters stay in one buffer, so that a record whose quotes do not fit
 * can be read in another way. NUL characters, the end-of-file mark ^Z at the end, and comment lines are left out.
 */
final class RecordReader {
    /** Characters of the longest record: the buffer grows to as many, be the file a small one that unpacks to gigabytes. */
    static final int LONGEST = 1 << 23;

    /** The same of a header: every name in it becomes a column, which takes memory of its own. */
    private static final int LONGEST_HEADER = 1 << 21;

    /** Columns of a table. */
    private static final int MOST_COLUMNS = 100_000;

    /** Fields of a record. */
    private static final int MOST_FIELDS = 1 << 20;

    private static final int LONGEST_QUOTED = 6_000_000;
    private static final int BUFFER = 1 << 16;

    private static final char CONTROL_Z = '\u001A';
    /** ^Z may fill up the last block of a file. */
    private static final int LONGEST_END = 4096;

    private final Reader source;
    private final String file;
    private final String comment;
    private final RecordScanner scanner;
    private int longest = LONGEST_HEADER;
    private char[] text = new char[BUFFER];
    private int start;
    private int limit;
    private boolean last;
    private int taken;
    private long lines;
    private long line = 1;
    private long nextLine = 1;
    private long nuls;
    private boolean controlZ;
    private long comments;
    private @Nullable List<String> keptComments;

    /**
     * @param file what messages call it
     * @param lenient whether a quote that is not closed within {@value #LONGEST_QUOTED} characters belongs to the text
     */
    RecordReader(Reader source, String file, CsvFormat format, boolean lenient) {
        this.source = source;
        this.file = file;
        this.comment = format.comment().mark();
        this.scanner = new RecordScanner(format, lenient ? LONGEST_QUOTED : Integer.MAX_VALUE);
    }

    /** The line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** How many NUL characters were left out so far. */
    long nuls() {
        return nuls;
    }

    /** Whether the text ended with ^Z. */
    boolean endsWithControlZ() {
        return controlZ;
    }

    /** How many comment lines were passed over so far. */
    long comments() {
        return comments;
    }

    /** Collects the comment lines that are passed over. */
    void keepComments(List<String> kept) {
        keptComments = kept;
    }

    /** Whether the text ends with this record, be it that it has no line end. */
    boolean isEnd() {
        return last && scanner.next() == limit;
    }

    /** Takes what comes for rows, which may be longer than a header. */
    void rowsFollow() {
        longest = LONGEST;
    }

    RecordScanner scanner() {
        return scanner;
    }

    /** The characters that the scanner's places are in. */
    char[] text() {
        return text;
    }

    /** The line on which a place in the record stands. */
    long lineOf(int at) {
        return line + lineEnds(start, at);
    }

    /** Passes over whole lines, whatever they hold. */
    void skipLines(int count) throws IOException {
        for (int skipped = 0; skipped < count && (start < limit || fill()); ) {
            int at = start;
            while (at < limit && text[at] != '\n' && text[at] != '\r') {
                at++;
            }
            if (at == limit || (text[at] == '\r' && at + 1 == limit)) {
                if (fill()) {
                    continue;
                }
                at = limit - 1;
            }
            start = text[at] == '\r' && at + 1 < limit && text[at + 1] == '\n' ? at + 2 : at + 1;
            nextLine++;
            skipped++;
        }
    }

    /** Whether there is another record, comments passed over; its fields are the scanner's. */
    boolean next() throws IOException {
        while (!comment.isEmpty() && (start < limit || fill()) && beginsWith(comment)) {
            int length = passLine();
            comments++;
            if (keptComments != null) {
                keptComments.add(new String(text, start - length, length));
            }
        }
        return plainNext();
    }

    /** Whether there is another record, be it a comment. */
    boolean plainNext() throws IOException {
        line = nextLine;
        if (start == limit && !fill()) {
            return false;
        }
        scan(Mode.PLAIN);
        return true;
    }

    /** Whether the record begins so, its quotes included. */
    boolean beginsWith(String mark) throws IOException {
        boolean more = true;
        while (more && limit - start < mark.length()) {
            more = fill();
        }
        boolean begins = limit - start >= mark.length();
        for (int i = 0; begins && i < mark.length(); i++) {
            begins = text[start + i] == mark.charAt(i);
        }
        return begins;
    }

    /** Passes over one line, which stays in the buffer before {@link #start}; gives its length, its end included. */
    private int passLine() throws IOException {
        int length = 0;
        while (true) {
            while (start + length < limit && text[start + length] != '\n' && text[start + length] != '\r') {
                length++;
            }
            boolean open = start + length == limit || (text[start + length] == '\r' && start + length + 1 == limit);
            if (!open || !fill()) {
                break;
            }
        }
        int at = Math.min(start + length, limit - 1);
        int begin = start;
        start = text[at] == '\r' && at + 1 < limit && text[at + 1] == '\n' ? at + 2 : at + 1;
        nextLine++;
        return start - begin;
    }

    /** Reads the record once more, with quotes understood otherwise. */
    void scan(Mode mode) throws IOException {
        while (scanner.scan(text, start, limit, last, mode) == Outcome.MORE) {
            requireFew();
            fill();
        }
        requireFew();
        lines = scanner.maySpanLines() ? lineEnds(start, scanner.next()) : 1;
    }

    /** Each name of a header becomes a column, and each field of a row takes memory of its own. */
    private void requireFew() {
        boolean isHeader = longest == LONGEST_HEADER;
        if (scanner.fields() > (isHeader ? MOST_COLUMNS : MOST_FIELDS)) {
            throw Problem.error(
                            Location.line(file, nextLine),
                            isHeader
                                    ? Message.of("data.read.csv/many-columns", MOST_COLUMNS)
                                    : Message.of("data.read.csv/many-fields", MOST_FIELDS))
                    .toException();
        }
    }

    /** How many characters the record settled last took, its line end included. */
    int taken() {
        return taken;
    }

    /** Settles that the record ends where the scanner says. */
    void accept() {
        nextLine = line + lines;
        taken = scanner.next() - start;
        start = scanner.next();
    }

    private long lineEnds(int from, int to) {
        long count = 0;
        for (int at = from; at < to; at++) {
            if (text[at] == '\n' ? at == from || text[at - 1] != '\r' : text[at] == '\r') {
                count++;
            }
        }
        return count;
    }

    /** The record, or the quote that keeps it from ending, with the line where that began. */
    private Problem tooLong() {
        int open = scanner.openAt();
        return open >= start && open < limit
                ? Problem.error(
                        Location.line(file, nextLine + lineEnds(start, open)),
                        Message.of("data.read.csv/long-quote", text[open], longest))
                : Problem.error(
                        Location.line(file, nextLine),
                        longest == LONGEST_HEADER
                                ? Message.of("data.read.csv/long-header", longest)
                                : Message.of("data.read.csv/long-record", longest));
    }

    /** Reads more characters behind those of the record; whether there were any. */
    private boolean fill() throws IOException {
        if (last) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(text, start, text, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit > text.length / 2) {
            if (text.length >= longest) {
                throw tooLong().toException();
            }
            text = Arrays.copyOf(text, 2 * text.length);
        }
        int before = limit;
        while ((limit == before || endLength(before) > 0) && !last && limit < text.length) {
            int read = source.read(text, limit, text.length - limit);
            last = read < 0;
            limit += dropNuls(limit, Math.max(0, read));
        }
        if (last && endLength(before) > 0) {
            limit -= endLength(before);
            controlZ = true;
        }
        return limit > before;
    }

    /** How many characters from the first ^Z on, where nothing but line ends and more of them follow. */
    private int endLength(int from) {
        int first = limit;
        for (int at = limit - 1; at >= Math.max(from, limit - LONGEST_END); at--) {
            if (text[at] == CONTROL_Z) {
                first = at;
            } else if (text[at] != '\n' && text[at] != '\r') {
                break;
            }
        }
        return limit - first;
    }

    private int dropNuls(int from, int count) {
        int to = from;
        while (to < from + count && text[to] != 0) {
            to++;
        }
        for (int at = to; at < from + count; at++) {
            if (text[at] != 0) {
                text[to++] = text[at];
            }
        }
        nuls += from + count - to;
        return to - from;
    }
}
