package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.read.csv.RecordScanner.Mode;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.ExtraRows;
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
    private static final Message SECOND_TABLE = Message.of("data.read.csv/second-tables");

    private final CsvSource source;
    private final CsvFormat format;
    private final int sniffedWidth;
    private final FaultPolicy faults;
    private final ReadProgress progress;
    private final RowHandler rows;
    private final ProblemCollector problems = new ProblemCollector();
    private final RowFaults wording;
    private final ProblemCollector naming = new ProblemCollector();
    private final TableShape shape;
    private final TableHeader header = new TableHeader();
    private List<String> names = List.of();
    private boolean separatorsAtEnd;
    private boolean secondTable;
    private long repeated;
    private long firstRepeated;
    /** What is wrong with a record unless it is the last one and holds totals. */
    private @Nullable Problem fault;

    private @Nullable TotalRow unfitting;
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
        this.rows = new RowHandler(columns, layout.quotedTexts());
        this.source = source;
        this.format = layout.format();
        this.shape = layout.shape();
        this.sniffedWidth = layout.width();
        this.faults = faults;
        this.progress = progress;
        this.wording = new RowFaults(source.file().toString(), format, shape);
    }

    public List<String> names() {
        return names;
    }

    public RowHandler rows() {
        return rows;
    }

    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(naming.problems());
        all.addAll(problems.problems());
        return all;
    }

    public ReadTotals totals() {
        return new ReadTotals(records, rows.rows(), ragged, quotes, undecodable);
    }

    /** About how many bytes the rows read so far take in the file. */
    public double bytesOfRows() {
        return Math.max(1.0, (double) characters);
    }

    /** How many characters have been read. */
    public long characters() {
        return characters;
    }

    /** Whether rows were left unread because of the limit. */
    public boolean read(ReadLimit limit) throws IOException {
        began = progress.ticker().nanos();
        boolean more;
        try (Reader text = source.open(format.encoding(), faults.undecodable())) {
            RecordReader reader =
                    new RecordReader(text, source.file().toString(), format, faults.quotes() == Quotes.TEXT);
            reader.skipLines(shape.separatorLine() ? 1 : format.skip());
            more = readRecords(reader, text, limit);
            if (names.isEmpty() && header.size() > 0) {
                name(reader);
            }
            report(more, reader);
            LetterNotes.add(problems, source, format.encoding());
        }
        if (!more && !secondTable && faults.extraRows() != ExtraRows.KEEP) {
            leaveOutTotals();
        }
        if (!names.isEmpty()) {
            dropBlankEnd();
        }
        return more;
    }

    private boolean readRecords(RecordReader reader, Reader text, ReadLimit limit) throws IOException {
        boolean marked = shape.markedHeader();
        while (marked ? reader.plainNext() : reader.next()) {
            marked = false;
            RecordScanner fields = reader.scanner();
            if (fields.fields() == 1 && RowHandler.isWhite(reader, 0)) {
                reader.accept();
                continue;
            }
            if (fault != null) {
                throw fault.toException();
            }
            mendQuotes(reader);
            if (names.isEmpty() && header.size() < format.header().records()) {
                header.add(headerCells(reader));
                if (header.size() == format.header().records()) {
                    name(reader);
                }
            } else {
                if (names.isEmpty()) {
                    name(reader);
                }
                if (limit.isReached(rows.rows(), this)) {
                    return true;
                }
                if (faults.extraRows() != ExtraRows.KEEP && header.isRepeatedBy(reader)) {
                    firstRepeated = repeated++ == 0 ? reader.line() : firstRepeated;
                } else if (faults.ragged() != Ragged.STOP && isOtherHeader(reader)) {
                    problems.add(SECOND_TABLE, wording.secondTable(reader));
                    secondTable = true;
                    passOver(text);
                    return false;
                } else {
                    accept(reader);
                }
            }
            reader.accept();
            report(reader);
        }
        return false;
    }

    /** The names in a record; the first one without what comments begin with. */
    private List<String> headerCells(RecordReader reader) {
        List<String> cells = RowHandler.texts(reader);
        String mark = format.comment().mark();
        if (shape.markedHeader() && header.size() == 0 && cells.getFirst().startsWith(mark)) {
            cells.set(0, cells.getFirst().substring(mark.length()).strip());
        }
        return cells;
    }

    /** What was passed over, each kind once. */
    private void report(boolean more, RecordReader reader) {
        if (shape.separatorLine()) {
            problems.add(Message.of("data.read.csv/separator-lines"), wording.separatorLine());
        }
        if (shape.rowNames() && !names.isEmpty()) {
            problems.add(Message.of("data.read.csv/row-names"), wording.rowNames(names.getFirst()));
        }
        if (repeated > 0) {
            problems.add(Message.of("data.read.csv/repeated-headers"), wording.headerAgain(firstRepeated, repeated));
        }
        if (reader.comments() > 0) {
            problems.add(Message.of("data.read.csv/comments"), wording.comments(reader.comments()));
        }
        if (reader.nuls() > 0) {
            problems.add(Message.of("data.read.csv/nul-characters"), wording.nuls(reader.nuls()));
        }
        if (!more && reader.endsWithControlZ()) {
            problems.add(Message.of("data.read.csv/control-z"), wording.controlZ());
        }
    }

    private void leaveOutTotals() throws IOException {
        TotalRows totals = new TotalRows(rows, unfitting);
        if (totals.isEmpty()) {
            return;
        }
        totals.judge(source, format, shape, faults);
        for (TotalRow row : totals.left().reversed()) {
            problems.add(Message.of("data.read.csv/totals"), wording.total(row.line(), row.word()));
            if (unfitting == null || row.line() != unfitting.line()) {
                rows.removeLast();
            }
        }
        if (fault != null && totals.left().isEmpty()) {
            throw fault.toException();
        }
        TotalRow kept = totals.kept();
        if (kept != null) {
            problems.add(Message.of("data.read.csv/totals-kept"), wording.likeTotal(kept.line(), kept.word()));
        }
    }

    private void name(RecordReader reader) {
        int asked = faults.ragged() == Ragged.PAD || header.size() == 0 ? sniffedWidth : 0;
        header.end(
                shape.rowNames(), shape.surplus() ? 0 : header.size() == 0 ? Math.max(1, asked) : asked, reader.line());
        names = header.names(source.file().toString(), new ProblemCollector());
        int needed = header.needed(names.size());
        if (shape.rowWidth() > 0 && shape.rowWidth() < names.size() && needed <= shape.rowWidth()) {
            names = names.subList(0, shape.rowWidth()); // the header alone ends with separators
            separatorsAtEnd = true;
        }
        reader.rowsFollow();
        rows.begin(names.size(), Math.min(needed, names.size()));
    }

    /** Leaves out unnamed columns at the end that are blank throughout. */
    private void dropBlankEnd() {
        int kept = rows.rows() == 0 ? names.size() : rows.filled();
        if (kept < names.size() || separatorsAtEnd || shape.surplus()) {
            problems.add(Message.of("data.read.csv/separators-at-end"), wording.separatorsAtEnd());
        }
        boolean all = kept == names.size() && !separatorsAtEnd;
        String file = source.file().toString();
        rows.keepColumns(kept);
        names = all ? header.names(file, naming) : header.names(kept, file, naming);
    }

    private void accept(RecordReader reader) {
        records++;
        if (!fits(reader, rows.width())) {
            Problem problem = wording.ragged(reader, rows.width());
            if (faults.ragged() == Ragged.STOP) {
                if (!mayBeTotal(reader)) {
                    throw problem.toException();
                }
                fault = problem;
                unfitting = new TotalRow(RowHandler.texts(reader), reader.line());
                return;
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

    /** Whether a record has the table's width, or what is beyond it is blank as in all others. */
    private boolean fits(RecordReader reader, int width) {
        int found = reader.scanner().fields();
        return found == width || (shape.surplus() && found > width && RowHandler.isBlankFrom(reader, width));
    }

    /** Whether a record that is too short may hold totals; the next one, if there is any, tells that it does not. */
    private boolean mayBeTotal(RecordReader reader) {
        return faults.extraRows() != ExtraRows.KEEP
                && reader.scanner().fields() < rows.width()
                && TotalRow.holdsWord(RowHandler.texts(reader));
    }

    /** Whether a record repeats most of the header's names and has another width. */
    private boolean isOtherHeader(RecordReader reader) {
        RecordScanner fields = reader.scanner();
        int named = Math.min(names.size(), fields.fields());
        if (format.header().records() == 0
                || fields.fields() == names.size()
                || !RowHandler.says(reader, 0, names.getFirst())) {
            return false;
        }
        int equal = 0;
        for (int i = 0; i < named; i++) {
            equal += RowHandler.text(reader, i).equals(names.get(i)) ? 1 : 0;
        }
        return named > 1 && 2 * equal > names.size();
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
        if (!faulty && (fits(reader, width) || !fields.hasQuotes())) {
            return;
        }
        Problem problem = faulty ? wording.quotes(reader, names) : wording.unescaped(reader);
        for (Mode mode : List.of(Mode.PLAIN, Mode.UNESCAPED, Mode.LITERAL)) {
            reader.scan(mode);
            if (fits(reader, width)) {
                break;
            }
            if (mode == Mode.LITERAL) {
                reader.scan(Mode.PLAIN);
            }
        }
        if (faulty || fits(reader, width)) {
            quotes++;
            problems.add(RowFaults.QUOTES, RowFaults.asText(problem));
        }
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
