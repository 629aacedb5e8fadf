package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.read.csv.CsvFormat.Comment;
import org.layerwise.data.read.csv.CsvFormat.Escape;
import org.layerwise.data.read.csv.CsvFormat.Header;
import org.layerwise.data.read.csv.CsvFormat.Quote;
import org.layerwise.data.read.csv.CsvFormat.Separator;

/**
 * Finds out how a file's first lines are written: which separator splits them into rows of one width and clean cells, which
 * quotes stand around fields, how quotes within are escaped, where the table begins, and how it writes numbers.
 */
public final class DialectSniffer {
    private static final int RECORDS = 100;
    private static final List<Separator> CANDIDATES = List.of(
            Separator.COMMA, Separator.SEMICOLON, Separator.TAB, Separator.PIPE, Separator.SPACE, Separator.CONTROL_A);

    private final String text;
    private final boolean complete;
    private final boolean separatorLine;

    private DialectSniffer(String text, boolean complete) {
        this.text = text;
        this.complete = complete;
        this.separatorLine = SeparatorLine.begins(text);
    }

    /**
     * Resolves what {@code format} leaves open.
     *
     * @param text the file's first characters
     * @param complete whether that is the whole file; otherwise its last record may be cut off and does not count
     * @param format its encoding resolved
     */
    public static CsvLayout sniff(String text, boolean complete, CsvFormat format) {
        return new DialectSniffer(text, complete).sniff(format);
    }

    private CsvLayout sniff(CsvFormat asked) {
        CsvFormat format = found(asked);
        List<PreviewRecord> records = records(format);
        int width = width(records);
        int skipped = asked.skip() == CsvFormat.AUTO_LINES
                ? HeaderFinder.find(records, width)
                : HeaderFinder.at(records, asked.skip());
        List<PreviewRecord> table = records.subList(skipped, records.size());
        int lines = asked.skip() != CsvFormat.AUTO_LINES
                ? asked.skip()
                : skipped == 0 ? 0 : (int) Math.min(table.getFirst().line() - 1, CsvFormat.AUTO_LINES - 1);
        PreviewRecord marked = markedHeader(format, asked, table, lines, width);
        if (marked != null) {
            lines = asked.skip() == CsvFormat.AUTO_LINES ? (int) marked.line() - 1 : lines;
            table = new ArrayList<>(table);
            table.addFirst(marked);
        }
        boolean named = separatorLine && lines == 0;
        format = NumberSniffer.resolve(table, format, width);
        Header header =
                asked.header() == Header.AUTO ? HeaderSniffer.sniff(table, format.numbers(), width) : asked.header();
        TableShape shape =
                TableShape.of(table, header.records()).withSeparatorLine(named).withMarkedHeader(marked != null);
        List<PreviewRecord> rows = table.subList(Math.min(table.size(), header.records()), table.size());
        return new CsvLayout(format.withHeader(header).withSkip(lines), width, shape, QuotedColumns.of(rows, width));
    }

    /** The format with separator, quotes, escapes and comments resolved. */
    private CsvFormat found(CsvFormat asked) {
        CsvFormat bare = asked.withHeader(Header.NO).withSkip(0);
        Optional<Separator> named = SeparatorLine.of(text);
        if (named.isPresent() && asked.separator() == Separator.AUTO) {
            bare = bare.withSeparator(named.get());
        }
        if (asked.comment() != Comment.AUTO) {
            return escaped(withSeparator(bare));
        }
        for (Comment comment : Comment.values()) {
            if (!comment.mark().isEmpty() && lineBegins(comment.mark())) {
                CsvFormat format = escaped(withSeparator(bare.withComment(comment)));
                if (areComments(format)) {
                    return format;
                }
            }
        }
        return escaped(withSeparator(bare.withComment(Comment.NONE)));
    }

    private boolean lineBegins(String mark) {
        return text.startsWith(mark) || text.contains("\n" + mark) || text.contains("\r" + mark);
    }

    private boolean areComments(CsvFormat format) {
        if (format.separator().character() == format.comment().mark().charAt(0)) {
            return false;
        }
        List<String> lines = new ArrayList<>();
        List<PreviewRecord> records = records(format, text, lines);
        int width = width(records);
        String mark = format.comment().mark();
        CsvFormat plain = format.withComment(Comment.NONE);
        List<PreviewRecord> comments = lines.stream()
                .flatMap(line -> records(plain, line, null).stream().limit(1))
                .toList();
        int onTop = records.isEmpty() ? 0 : (int) records.getFirst().line() - 1;
        NumberFormat numbers = NumberSniffer.resolve(records, format, width).numbers();
        return new CommentSniffer(records, numbers, width).areComments(comments, mark, onTop);
    }

    /** The header, where it stands before the rows and begins as comments do. */
    private @Nullable PreviewRecord markedHeader(
            CsvFormat format, CsvFormat asked, List<PreviewRecord> table, int lines, int width) {
        String mark = format.comment().mark();
        boolean open = asked.header() == Header.AUTO || asked.header() == Header.YES;
        if (mark.isEmpty() || !open || table.isEmpty() || width < 2) {
            return null;
        }
        CsvFormat numbered = NumberSniffer.resolve(table, format, width);
        if (HeaderSniffer.sniff(table, numbered.numbers(), width) != Header.NO) {
            return null;
        }
        long last = table.getFirst().line() - 1;
        List<PreviewRecord> all = records(format.withComment(Comment.NONE));
        PreviewRecord found = null;
        for (PreviewRecord record : all) {
            boolean there = asked.skip() == CsvFormat.AUTO_LINES ? record.line() == last : record.line() == lines + 1L;
            if (there
                    && record.line() <= last
                    && record.width() == width
                    && record.cell(0).startsWith(mark)) {
                found = record;
            }
        }
        return found;
    }

    private CsvFormat escaped(CsvFormat format) {
        if (format.escape() != Escape.AUTO) {
            return format;
        }
        CsvFormat usual = format.withEscape(QuoteSniffer.escape(text, format));
        CsvFormat everywhere = format.withEscape(Escape.BACKSLASH_EVERYWHERE);
        return QuoteSniffer.escapesEverywhere(text, format) && alike(everywhere) >= alike(usual) ? everywhere : usual;
    }

    /** The share of records that have the most frequent width. */
    private double alike(CsvFormat format) {
        List<PreviewRecord> records = records(format);
        int width = width(records);
        return records.stream().filter(record -> record.width() == width).count() / (double) records.size();
    }

    /** Tries every separator with the quotes that go with it. */
    private CsvFormat withSeparator(CsvFormat asked) {
        if (asked.separator() != Separator.AUTO && asked.quote() != Quote.AUTO) {
            return asked;
        }
        List<Separator> separators = asked.separator() == Separator.AUTO ? CANDIDATES : List.of(asked.separator());
        CsvFormat best = asked.withSeparator(separators.getFirst());
        best = asked.quote() == Quote.AUTO ? best.withQuote(QuoteSniffer.quote(text, best)) : best;
        double bestScore = 0;
        for (Separator separator : separators) {
            CsvFormat candidate = asked.withSeparator(separator);
            if (asked.quote() == Quote.AUTO) {
                candidate = candidate.withQuote(QuoteSniffer.quote(text, candidate));
            }
            double score = score(records(candidate), separator);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** Separators of the most frequent width, weighed by the share of records that have it and of cells that look whole. */
    private static double score(List<PreviewRecord> records, Separator separator) {
        int width = width(records);
        if (width < 2) {
            return 0;
        }
        long nameless = records.getFirst().width() == width - 1 ? 1 : 0; // a header without one for the row names
        long alike = nameless
                + records.stream().filter(record -> record.width() == width).count();
        double share = (double) alike / records.size();
        long cells = 0;
        long unsplit = 0;
        long numbers = 0;
        long quoted = 0;
        for (PreviewRecord record : records) {
            for (int i = 0; i < record.width(); i++) {
                String cell = record.cells().get(i);
                cells++;
                if (!record.quoted(i) && holdsOther(cell, separator)) {
                    unsplit++;
                }
                if (PreviewRecord.looksNumeric(cell)) {
                    numbers++;
                } else if (record.quoted(i)) {
                    quoted++;
                }
            }
        }
        if (separator == Separator.SPACE
                && (share < 0.9 || (numbers + quoted) * 2 < cells || (width == 2 && numbers + quoted < cells - 2))) {
            return 0;
        }
        double whole = 1 - (double) unsplit / cells;
        return (width - 1) * share * share * whole * whole;
    }

    private static boolean holdsOther(String cell, Separator separator) {
        return (separator != Separator.SEMICOLON && cell.indexOf(';') >= 0)
                || (separator != Separator.TAB && cell.indexOf('\t') >= 0)
                || (separator != Separator.CONTROL_A && cell.indexOf('\u0001') >= 0)
                || (separator != Separator.PIPE && cell.indexOf('|') >= 0)
                || (separator == Separator.SPACE && cell.indexOf(',') >= 0);
    }

    /** The width that most records have, the larger of two that are as frequent. */
    private static int width(List<PreviewRecord> records) {
        int largest = records.stream().mapToInt(PreviewRecord::width).max().orElse(0);
        int[] counts = new int[largest + 1];
        int best = 0;
        for (PreviewRecord record : records) {
            counts[record.width()]++;
        }
        for (int width = 1; width <= largest; width++) {
            if (counts[width] > 0 && counts[width] >= counts[best]) {
                best = width;
            }
        }
        return best;
    }

    private List<PreviewRecord> records(CsvFormat format) {
        return records(format, text, null);
    }

    /** @param comments takes the comment lines, unless null */
    private List<PreviewRecord> records(CsvFormat format, String from, @Nullable List<String> comments) {
        List<PreviewRecord> records = new ArrayList<>();
        RecordReader reader = new RecordReader(new StringReader(from), "", format, true);
        try {
            if (comments != null) {
                reader.keepComments(comments);
            }
            if (separatorLine && from.length() == text.length()) {
                reader.skipLines(1);
            }
            while (records.size() < RECORDS && reader.next()) {
                RecordScanner scanner = reader.scanner();
                if (reader.isEnd() && !complete && !records.isEmpty()) {
                    break;
                }
                boolean[] quoted = new boolean[scanner.fields()];
                String[] cells = new String[scanner.fields()];
                for (int i = 0; i < cells.length; i++) {
                    scanner.unescape(reader.text(), i);
                    int start = scanner.start(i);
                    cells[i] = new String(reader.text(), start, scanner.end(i) - start).strip();
                    quoted[i] = scanner.isQuoted(i);
                }
                if (cells.length > 1 || !cells[0].isEmpty()) {
                    records.add(new PreviewRecord(reader.line(), Arrays.asList(cells), quoted, scanner.isFaulty()));
                }
                reader.accept();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot fail to be read", e);
        }
        return records;
    }
}
