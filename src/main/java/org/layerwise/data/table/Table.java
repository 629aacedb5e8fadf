package org.layerwise.data.table;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;

/**
 * A table as it was read: every cell's text, trimmed and otherwise verbatim, by column, with the line each row stands on.
 * Rows and columns count from 0; lines, as people see them, from 1. Immutable.
 */
public final class Table implements Cells {
    private final String file;
    private final String fingerprint;
    private final List<String> columns;
    private final Map<String, Integer> indices = new HashMap<>();
    private final TextColumn[] cells;
    private final LineNumbers lines;
    private final List<Problem> problems;
    private final NumberFormat numbers;
    private final FaultPolicy faults;
    private final ReadTotals totals;
    private final CellReadings readings;
    private final CellReader[] readers;
    private final List<Integer> quotedTexts;

    /** A table with plain numbers, in which every fault stops. */
    public Table(
            String file,
            String fingerprint,
            List<String> columns,
            TextColumn[] cells,
            LineNumbers lines,
            List<Problem> problems) {
        this(
                file,
                fingerprint,
                columns,
                cells,
                lines,
                problems,
                NumberFormat.PLAIN,
                FaultPolicy.STOP,
                ReadTotals.clean(lines.size()));
    }

    /** Takes what was read; the arrays are kept. */
    public Table(
            String file,
            String fingerprint,
            List<String> columns,
            TextColumn[] cells,
            LineNumbers lines,
            List<Problem> problems,
            NumberFormat numbers,
            FaultPolicy faults,
            ReadTotals totals) {
        this(
                file,
                fingerprint,
                columns,
                cells,
                lines,
                problems,
                numbers,
                faults,
                totals,
                List.of(),
                CellReadings.DEFAULT);
    }

    private Table(
            String file,
            String fingerprint,
            List<String> columns,
            TextColumn[] cells,
            LineNumbers lines,
            List<Problem> problems,
            NumberFormat numbers,
            FaultPolicy faults,
            ReadTotals totals,
            List<Integer> quotedTexts,
            CellReadings readings) {
        this.readings = readings;
        this.quotedTexts = quotedTexts;
        this.numbers = numbers;
        this.faults = faults;
        this.totals = totals;
        this.file = file;
        this.fingerprint = fingerprint;
        this.columns = columns.stream().map(CellText::composed).toList();
        this.cells = cells;
        this.lines = lines;
        this.problems = List.copyOf(problems);
        for (int i = 0; i < columns.size(); i++) {
            indices.put(this.columns.get(i), i);
        }
        MissingTokens missing = new MissingTokens(readings.missing());
        Map<String, ColumnReading> byName = new HashMap<>();
        readings.columns().forEach(column -> byName.put(column.name(), column));
        this.readers = new CellReader[cells.length];
        for (int i = 0; i < readers.length; i++) {
            String name = this.columns.get(i);
            ColumnReading own = byName.getOrDefault(name, ColumnReading.plain(name));
            readers[i] = new CellReader(own, missing, numbers, readings.known().getOrDefault(name, List.of()));
        }
    }

    /** The same cells, read in some way. */
    public Table read(CellReadings how) {
        return how.equals(readings) ? this : with(cells, lines, quotedTexts, how);
    }

    /**
     * The same where every value of some columns has quotes in the file, so that a word for "no value" among them is a text. Bare
     * ones were read as empty.
     */
    public Table withQuotedTexts(List<Integer> places) {
        return places.equals(quotedTexts) ? this : with(cells, lines, List.copyOf(places), readings);
    }

    /** Whether every value of a column has quotes in the file, and none that is missing. */
    public boolean hasQuotedTexts(int column) {
        return quotedTexts.contains(column);
    }

    /** How its cells are read. */
    public CellReadings readings() {
        return readings;
    }

    /**
     * A table of rows that stand in no file.
     *
     * @param name in messages
     * @param rows as many cells each as there are columns
     */
    public static Table ofRows(String name, List<String> columns, List<List<String>> rows) {
        return ofRows(name, columns, rows, NumberFormat.PLAIN);
    }

    /** As {@link #ofRows(String, List, List)}, its numbers written in some way. */
    public static Table ofRows(String name, List<String> columns, List<List<String>> rows, NumberFormat numbers) {
        TextColumn[] cells = new TextColumn[columns.size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = new TextColumn();
            for (List<String> row : rows) {
                char[] cell = row.get(c).toCharArray();
                cells[c].append(cell, 0, cell.length);
            }
            cells[c].trimToSize();
        }
        LineNumbers lines = new LineNumbers();
        for (int row = 1; row <= rows.size(); row++) {
            lines.append(row);
        }
        return new Table(
                name, "", columns, cells, lines, List.of(), numbers, FaultPolicy.STOP, ReadTotals.clean(lines.size()));
    }

    /**
     * Some of the rows, in this order; a row may come more than once. Lines and readings stay.
     *
     * @param rows places of rows, from 0
     */
    public Table pick(int[] rows) {
        TextColumn[] picked = new TextColumn[cells.length];
        for (int column = 0; column < cells.length; column++) {
            TextColumn from = cells[column];
            picked[column] = TextColumn.of(rows.length, i -> from.get(rows[i]));
        }
        LineNumbers kept = new LineNumbers();
        for (int row : rows) {
            kept.append(lines.line(row));
        }
        return with(picked, kept, quotedTexts, readings);
    }

    /**
     * The same table, one column's cells replaced.
     *
     * @param cells as many as there are rows
     */
    public Table withColumn(int column, List<String> cells) {
        if (cells.size() != rowCount()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + rowCount() + " rows");
        }
        TextColumn[] changed = this.cells.clone();
        changed[column] = TextColumn.of(cells.size(), cells::get);
        return with(changed, lines, quotedTexts, readings);
    }

    private Table with(
            TextColumn[] otherCells, LineNumbers otherLines, List<Integer> quoted, CellReadings otherReadings) {
        return new Table(
                file,
                fingerprint,
                columns,
                otherCells,
                otherLines,
                problems,
                numbers,
                faults,
                totals,
                quoted,
                otherReadings);
    }

    /** The file as the user named it. */
    public String file() {
        return file;
    }

    /** {@code sha256:} and the hexadecimal digest of the file's bytes. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The header's names in the file's order, each once. */
    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public int rowCount() {
        return lines.size();
    }

    @Override
    public int columnCount() {
        return cells.length;
    }

    /** The column's index, or -1 when the table has none of this name. */
    public int indexOf(String column) {
        return indices.getOrDefault(CellText.composed(column), -1);
    }

    /**
     * The column's index.
     *
     * @throws org.layerwise.base.ProblemException naming the table's columns, when it has none of this name
     */
    public int column(String column) {
        int index = indexOf(column);
        if (index < 0) {
            throw noColumn(column).toException();
        }
        return index;
    }

    /** Whether a column may be meant by a name that none has. */
    public boolean hasNameLike(String column) {
        return !NameSuggestion.of(column, columns).isEmpty();
    }

    /** The problem to report when {@code column} is asked for and not there. */
    public Problem noColumn(String column) {
        return NameSuggestion.problem(column, columns, file);
    }

    /** The trimmed text of a cell, possibly empty. */
    @Override
    public String cell(int row, int column) {
        return cells[column].get(row);
    }

    /**
     * The number that a cell writes, in the table's format or in the column's own way; ±∞ when it is too large for a double, NaN
     * when it is none.
     */
    public double number(int row, int column) {
        double number = cells[column].number(row, numbers);
        return Double.isNaN(number) ? readers[column].number(cell(row, column)) : number;
    }

    /** The number that a cell writes in the table's format alone; NaN when it writes none so. */
    public double plainNumber(int row, int column) {
        return cells[column].number(row, numbers);
    }

    /** Whether a cell has no value. */
    public boolean isMissing(int row, int column) {
        return isMissing(cell(row, column), column);
    }

    /** Whether a cell's text means "no value" in a column. */
    public boolean isMissing(String cell, int column) {
        return readers[column].isMissing(cell);
    }

    /** Whether a column's cell may be missing although it is a number, as −999 may be. */
    public boolean maybeMissingNumbers(int column) {
        return readers[column].mayBeNumbers();
    }

    /**
     * A cell's text where it names a class, a category or a group: in the one spelling that counts in this column. A date that is
     * written in an unclear order is given as in ISO 8601.
     */
    public String label(int row, int column) {
        return label(cell(row, column), column);
    }

    /** As {@link #label(int, int)}, of a cell's text. */
    public String label(String cell, int column) {
        return readers[column].label(cell, cells[column]);
    }

    /** The date and time that a cell writes; empty when it is none. */
    public Optional<LocalDateTime> time(int row, int column) {
        return Optional.ofNullable(readers[column].time(cell(row, column)));
    }

    /** Seconds since 1970 began, in UTC unless the cell says otherwise; empty when it is no date. */
    public Optional<Double> seconds(int row, int column) {
        return DateText.seconds(cell(row, column), readers[column].reading().dates());
    }

    /** What is done about a text of a column where a number is expected. */
    public FaultPolicy.Policy textPolicy(int column) {
        return readers[column].text(faults);
    }

    /** How numbers are written. */
    public NumberFormat numbers() {
        return numbers;
    }

    /** What is done about faults in cells. */
    public FaultPolicy faults() {
        return faults;
    }

    /** What became of the file's records. */
    public ReadTotals totals() {
        return totals;
    }

    /** Where a row stands, as messages say it: {@code line 5}, or {@code row 4} when the file has no lines. */
    public Message place(int row) {
        return hasLines()
                ? Message.of("data.table/line-number", line(row))
                : Message.of("data.table/row-number", line(row));
    }

    /** What {@link #line} counts: {@code line}, or {@code row} when the file has no lines. */
    public Message placeName() {
        return hasLines() ? Message.of("data.table/line") : Message.of("data.table/row");
    }

    /** Whether its file has lines, as text has and Parquet has not. */
    public boolean hasLines() {
        return lines.size() == 0 || lines.line(0) > 0;
    }

    /** The 1-based line on which the row begins, or the row's own number, from 1, when the file has no lines. */
    public int line(int row) {
        int line = lines.line(row);
        return line == 0 ? row + 1 : line;
    }

    /** The place of a cell. */
    public Location where(int row, int column) {
        return Location.cell(file, lines.line(row), row + 1L, column + 1, columns.get(column));
    }

    /** What was noticed while reading and did not stop it. */
    public List<Problem> problems() {
        return problems;
    }

    /** The numbers of all rows: 0, 1, …. */
    public int[] allRows() {
        int[] rows = new int[lines.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
