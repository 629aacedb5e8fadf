package org.layerwise.data.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * A table as it was read: every cell's text, trimmed and otherwise verbatim, by column, with the line each row stands on.
 * Rows and columns count from 0; lines, as people see them, from 1. Immutable.
 */
public final class Table implements Cells {
    /** So many columns are named where one is not found. */
    private static final int LISTED = 20;

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
        this.numbers = numbers;
        this.faults = faults;
        this.totals = totals;
        this.file = file;
        this.fingerprint = fingerprint;
        this.columns = List.copyOf(columns);
        this.cells = cells;
        this.lines = lines;
        this.problems = List.copyOf(problems);
        for (int i = 0; i < columns.size(); i++) {
            indices.put(columns.get(i), i);
        }
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
        return indices.getOrDefault(column, -1);
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

    /** The problem to report when {@code column} is asked for and not there. */
    public Problem noColumn(String column) {
        String near = NameSuggestion.of(column, columns);
        Message hint = near.isEmpty() ? list() : Message.of("data.table/did-you-mean", near);
        return Problem.error(
                Location.column(file, column),
                Message.of("data.table/no-column", column).hinted(hint));
    }

    private Message list() {
        return columns.size() <= LISTED
                ? Message.of("data.table/columns", columns)
                : Message.of("data.table/columns-and-more", columns.subList(0, LISTED), columns.size() - LISTED);
    }

    /** The trimmed text of a cell, possibly empty. */
    @Override
    public String cell(int row, int column) {
        return cells[column].get(row);
    }

    /** The number that a cell writes in the table's format; ±∞ when it is too large for a double, NaN when it is none. */
    public double number(int row, int column) {
        double number = cells[column].number(row, numbers);
        return Double.isNaN(number) ? NumberText.infinite(cell(row, column)) : number;
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
