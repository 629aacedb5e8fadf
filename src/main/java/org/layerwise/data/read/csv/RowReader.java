package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.RecordScanner.Mode;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.Policy;
import org.layerwise.data.table.FaultPolicy.Quotes;
import org.layerwise.data.table.FaultPolicy.Ragged;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.ReadTotals;
import org.layerwise.data.table.TextColumn;

/** Reads a source's header and rows, and does about each fault what its policy says. */
public final class RowReader {
    private static final long CHARACTERS_BETWEEN_REPORTS = 1 << 20;

    private final CsvSource source;
    private final CsvFormat format;
    private final int sniffedWidth;
    private final FaultPolicy faults;
    private final ReadProgress progress;
    private final RowHandler rows;
    private final ProblemCollector problems = new ProblemCollector();
    private final RowFaults wording;
    private List<String> names = List.of();
    private long records;
    private long ragged;
    private long quotes;
    private long undecodable;
    private long characters;
    private long began;
    private long reported;

    public RowReader(CsvSource source, CsvLayout layout, FaultPolicy faults, ReadProgress progress) {
        this(source, layout, faults, progress, TextColumn::new);
    }

    /** @param columns makes the columns that cells are appended to */
    public RowReader(
            CsvSource source,
            CsvLayout layout,
            FaultPolicy faults,
            ReadProgress progress,
            Supplier<TextColumn> columns) {
        this.rows = new RowHandler(columns);
        this.source = source;
        this.format = layout.format();
        this.sniffedWidth = layout.width();
        this.faults = faults;
        this.progress = progress;
        this.wording = new RowFaults(source.file().toString(), format);
    }

    public List<String> names() {
        return names;
    }

    public RowHandler rows() {
        return rows;
    }

    public List<Problem> problems() {
        return problems.problems();
    }

    public ReadTotals totals() {
        return new ReadTotals(records, rows.rows(), ragged, quotes, undecodable);
    }

    /** About how many bytes the rows read so far take in the file. */
    public double bytesOfRows() {
        return Math.max(1.0, (double) characters);
    }

    /** Whether rows were left unread because of the limit. */
    public boolean read(int rowLimit) throws IOException {
        began = progress.ticker().nanos();
        try (Reader text = source.open(format.encoding(), faults.undecodable())) {
            RecordReader reader = new RecordReader(text, format, faults.quotes() == Quotes.TEXT);
            reader.skipLines(format.skip());
            List<List<String>> header = new ArrayList<>();
            while (reader.next()) {
                RecordScanner fields = reader.scanner();
                if (fields.fields() == 1 && isBlank(reader, 0)) {
                    reader.accept();
                    continue;
                }
                mendQuotes(reader);
                if (names.isEmpty() && header.size() < format.header().records()) {
                    header.add(RowHandler.texts(reader));
                    if (header.size() == format.header().records()) {
                        name(header, reader.line());
                    }
                } else {
                    if (names.isEmpty()) {
                        name(header, reader.line());
                    }
                    if (rows.rows() >= rowLimit) {
                        return true;
                    }
                    if (faults.ragged() != Ragged.STOP && isHeaderAgain(reader)) {
                        boolean same = reader.scanner().fields() == rows.width();
                        problems.add(Message.of("data.read.csv/repeated-headers"), wording.headerAgain(reader, same));
                        if (!same) {
                            passOver(text);
                            break;
                        }
                    } else {
                        accept(reader);
                    }
                }
                reader.accept();
                report(reader);
            }
            if (names.isEmpty() && !header.isEmpty()) {
                name(header, reader.line());
            }
            if (reader.nuls() > 0) {
                problems.add(Message.of("data.read.csv/nul-characters"), wording.nuls(reader.nuls()));
            }
        }
        return false;
    }

    private void name(List<List<String>> header, long line) {
        int width = faults.ragged() == Ragged.PAD || header.isEmpty() ? sniffedWidth : 0;
        names = Headers.name(header, Math.max(1, width), source.file().toString(), line, problems);
        rows.begin(names.size());
    }

    private void accept(RecordReader reader) {
        records++;
        int found = reader.scanner().fields();
        if (found != rows.width()) {
            Problem problem = wording.ragged(reader, rows.width());
            if (faults.ragged() == Ragged.STOP) {
                throw problem.toException();
            }
            ragged++;
            problems.add(RowFaults.RAGGED, RowFaults.passed(problem, faults.ragged() == Ragged.SKIP));
            if (faults.ragged() == Ragged.SKIP) {
                return;
            }
        }
        boolean dirty = faults.undecodable() != Policy.STOP && isDirty(reader);
        if (dirty) {
            undecodable++;
            boolean skip = faults.undecodable() == Policy.SKIP;
            problems.add(RowFaults.UNDECODABLE, wording.undecodable(reader, skip));
            if (skip) {
                return;
            }
        }
        rows.append(reader, dirty);
    }

    /** Whether a record repeats the header's names: all of them, or most where its width is another. */
    private boolean isHeaderAgain(RecordReader reader) {
        RecordScanner fields = reader.scanner();
        int named = Math.min(names.size(), fields.fields());
        if (format.header().records() == 0 || !RowHandler.text(reader, 0).equals(names.getFirst())) {
            return false;
        }
        int equal = 0;
        for (int i = 0; i < named; i++) {
            equal += RowHandler.text(reader, i).equals(names.get(i)) ? 1 : 0;
        }
        return fields.fields() == names.size() ? equal == named : named > 1 && 2 * equal > names.size();
    }

    private static boolean isDirty(RecordReader reader) {
        RecordScanner fields = reader.scanner();
        int last = fields.fields() - 1;
        int start = fields.start(0);
        return RowHandler.isDirty(reader.text(), start, fields.end(last) - start);
    }

    /** Stops at a quote that does not fit, or takes the way of reading it that gives the record its width. */
    private void mendQuotes(RecordReader reader) throws IOException {
        RecordScanner fields = reader.scanner();
        int width = names.isEmpty() ? sniffedWidth : names.size();
        boolean faulty = fields.isFaulty();
        if (faults.quotes() == Quotes.STOP) {
            if (faulty) {
                throw new ProblemException(wording.quotes(reader, names));
            }
            return;
        }
        if (!faulty && (fields.fields() == width || !fields.hasQuotes())) {
            return;
        }
        Problem problem = faulty ? wording.quotes(reader, names) : wording.unescaped(reader);
        for (Mode mode : List.of(Mode.PLAIN, Mode.UNESCAPED, Mode.LITERAL)) {
            reader.scan(mode);
            if (fields.fields() == width) {
                break;
            }
            if (mode == Mode.LITERAL) {
                reader.scan(Mode.PLAIN);
            }
        }
        if (faulty || fields.fields() == width) {
            quotes++;
            problems.add(RowFaults.QUOTES, RowFaults.asText(problem));
        }
    }

    private static boolean isBlank(RecordReader reader, int field) {
        char[] text = reader.text();
        for (int i = reader.scanner().start(field); i < reader.scanner().end(field); i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Reads to the end, since the fingerprint is of the whole file. */
    private void passOver(Reader text) throws IOException {
        char[] buffer = new char[(int) CHARACTERS_BETWEEN_REPORTS];
        while (text.read(buffer) >= 0) {
            report();
        }
    }

    private void report(RecordReader reader) {
        characters += reader.taken();
        if (records % ReadProgress.ROWS == 0 || characters - reported > CHARACTERS_BETWEEN_REPORTS) {
            reported = characters;
            report();
        }
    }

    /** Tells how far the reading is, and ends it when it is to end. */
    public void report() {
        double seconds = (progress.ticker().nanos() - began) / 1e9;
        if (!progress.readOn(new ReadProgress.State(source.position(), source.size(), rows.rows(), seconds))) {
            throw new CancellationException("reading " + source.file() + " was cancelled");
        }
    }

    /** What the table lacks to be one. */
    public Optional<Problem> lacking() {
        Location file = Location.file(source.file().toString());
        if (names.isEmpty()) {
            return Optional.of(Problem.error(file, Message.of("data.read.csv/blank")));
        }
        if (rows.rows() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                records > 0
                        ? Problem.error(file, Message.of("data.read.csv/all-skipped", records))
                        : Problem.error(file, Message.of("data.read.csv/no-rows", names.size())));
    }

    /**
     * Looks whether something was read.
     *
     * @throws ProblemException when there are no rows, or no header
     */
    public void requireRows() {
        lacking().ifPresent(problem -> {
            throw problem.toException();
        });
    }
}
