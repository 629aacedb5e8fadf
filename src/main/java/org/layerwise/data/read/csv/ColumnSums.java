package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.table.FaultPolicy.Policy;

/**
 * The sum and mean of each column over a table's rows but the last few, with how exact they are, so that a row can be held to
 * them. The file is gone through once more for it, whatever memory holds of it.
 */
final class ColumnSums {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);
    private static final double NEARLY_ALL = 0.9;
    /** A mean that is rounded to less than this share of it says nothing: any number of the column may be as near. */
    private static final double COARSE = 0.05;

    private final NumberFormat numbers;
    private final boolean[] named;
    private final double[] sums;
    private final int[] counts;
    private final int[] decimals;
    /** By how much a column's sum may differ since some of its cells are limits, such as {@code <0.1}. */
    private final double[] slack;

    private final int[] filled;
    private final int[] measured;
    private final boolean[] again;
    private int rows;

    /** @param named for each column whether a word for totals is in it in one of the last rows */
    ColumnSums(NumberFormat numbers, boolean[] named) {
        this.numbers = numbers;
        this.named = named;
        int width = named.length;
        sums = new double[width];
        counts = new int[width];
        decimals = new int[width];
        slack = new double[width];
        filled = new int[width];
        measured = new int[width];
        again = new boolean[width];
    }

    /** Takes the rows above a line. */
    void read(CsvSource source, CsvFormat format, TableShape shape, Policy undecodable, long line) throws IOException {
        try (Reader text = source.open(format.encoding(), undecodable)) {
            RecordReader reader = new RecordReader(text, source.file().toString(), format, true);
            reader.skipLines(shape.separatorLine() ? 1 : format.skip());
            int header = format.header().records();
            boolean marked = shape.markedHeader();
            while ((marked ? reader.plainNext() : reader.next()) && reader.line() < line) {
                marked = false;
                boolean blank = reader.scanner().fields() == 1 && RowHandler.isBlankFrom(reader, 0);
                if (!blank && header > 0) {
                    header--;
                } else if (!blank) {
                    take(reader);
                }
                reader.accept();
            }
            text.transferTo(Writer.nullWriter()); // the fingerprint is of the whole file
        }
    }

    private void take(RecordReader record) {
        int fields = Math.min(named.length, record.scanner().fields());
        rows++;
        for (int i = 0; i < fields; i++) {
            String cell = RowHandler.text(record, i);
            if (MISSING.isMissing(cell)) {
                continue;
            }
            if (named[i]) {
                filled[i]++;
                measured[i] += isMeasured(cell) ? 1 : 0;
                again[i] |= TotalWords.isWord(cell);
            }
            double number = number(cell);
            slack[i] += slack(cell);
            if (!Double.isNaN(number)) {
                counts[i]++;
                sums[i] += number;
                decimals[i] = Math.max(decimals[i], decimals(cell));
            }
        }
    }

    private boolean isMeasured(String cell) {
        return CellLook.of(cell, numbers).isMeasured() || DateText.parse(cell).isPresent();
    }

    int rows() {
        return rows;
    }

    /** Whether a column holds numbers or dates, nearly throughout. */
    boolean isMeasured(int column) {
        return measured[column] > 1 && measured[column] >= NEARLY_ALL * filled[column];
    }

    /** Whether a column with a word for totals in the last rows has one further up too, as categories have. */
    boolean hasWord(int column) {
        return again[column];
    }

    /** Whether a cell can be held to its column's sum: it is a number, and the sum is known. */
    boolean isFigure(int column, String cell) {
        return !MISSING.isMissing(cell)
                && !Double.isNaN(number(cell))
                && counts[column] > 0
                && slack[column] < Double.POSITIVE_INFINITY;
    }

    /** Whether a figure is its column's sum, as far as rounding tells. */
    boolean isSum(int column, String cell) {
        double total = number(cell);
        double rounding = 0.5 * unit(decimals(cell)) + roundingOfCells(column);
        double error = Math.abs(total - sums[column]);
        return error <= rounding + slack[column] + 1e-9 * Math.abs(total);
    }

    /** As {@link #isSum}, of a figure that is to prove it alone: whole numbers are taken to be exact. */
    boolean isSumAlone(int column, String cell) {
        double total = number(cell);
        double rounding = decimals(cell) < decimals[column] ? 0.5 * unit(decimals(cell)) : 0;
        double error = Math.abs(total - sums[column]);
        return error <= rounding + roundingOfDecimals(column) + slack[column] + 1e-9 * Math.abs(total);
    }

    /** Whether a figure is its column's mean, over the rows that have a number or over all, as far as rounding tells. */
    boolean isMean(int column, String cell) {
        double mean = number(cell);
        double half = 0.5 * unit(decimals(cell));
        return isMean(mean, half, sums[column] / counts[column], counts[column], column)
                || isMean(mean, half, sums[column] / rows, rows, column);
    }

    private boolean isMean(double figure, double half, double mean, int of, int column) {
        double error = Math.abs(figure - mean);
        double exact = roundingOfDecimals(column) / of + slack[column] / of + 1e-9 * Math.abs(mean);
        return error <= exact || (half <= COARSE * Math.abs(mean) && error <= half + exact);
    }

    /** Errors of rounding are evenly spread over one unit: their sum has the deviation √(rows/12), of which this is 3.5. */
    private double roundingOfCells(int column) {
        return Math.min(0.5 * rows, Math.sqrt(rows)) * unit(decimals[column]);
    }

    private double roundingOfDecimals(int column) {
        return decimals[column] == 0 ? 0 : roundingOfCells(column);
    }

    private static double unit(int decimals) {
        return Math.pow(10, -decimals);
    }

    /** What a limit may add to a sum or not: anything up to an upper one, anything at all above a lower one. */
    private double slack(String cell) {
        char first = cell.charAt(0);
        if (first != '<' && first != '≤') {
            return first == '>' || first == '≥' ? Double.POSITIVE_INFINITY : 0;
        }
        double limit = number(cell.substring(cell.startsWith("<=") ? 2 : 1).strip());
        return Double.isNaN(limit) ? 0 : Math.abs(limit);
    }

    private double number(String cell) {
        WrittenNumber number = WrittenNumber.read(cell, numbers);
        return number == null ? Double.NaN : number.value();
    }

    private int decimals(String cell) {
        int mark = cell.lastIndexOf(numbers.decimal());
        int end = mark + 1;
        while (mark >= 0 && end < cell.length() && Character.isDigit(cell.charAt(end))) {
            end++;
        }
        return mark < 0 ? 0 : end - mark - 1;
    }
}
