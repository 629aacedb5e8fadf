package org.layerwise.data.read.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.table.FaultPolicy.Policy;

/**
 * A table's last row when it may hold the totals of the others: one of its cells is a word for total. It does when that
 * word's column holds numbers or dates otherwise, or when all its numbers are the sums of their columns. To see that, the
 * file is gone through once more, whatever memory holds of it, so that the answer is the same for tables of any size.
 */
final class TotalRow {
    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "total general",
            "total général",
            "overall total",
            "sum",
            "sums",
            "totale",
            "totales",
            "totaux",
            "totaal",
            "totalt",
            "totali",
            "somme",
            "suma",
            "soma",
            "somma",
            "sum total",
            "summe",
            "gesamt",
            "insgesamt",
            "gesamtsumme",
            "gesamtergebnis",
            "total geral",
            "summa",
            "итого",
            "всего",
            "сумма",
            "razem",
            "celkem",
            "toplam",
            "合計",
            "合计",
            "总计",
            "總計",
            "总和",
            "計",
            "合 计",
            "합계",
            "총계");
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);
    private static final double NEARLY_ALL = 0.9;
    private static final int LONGEST_WORD = 40;

    private final List<String> cells;
    private final long line;
    private final NumberFormat numbers;
    private final int word;
    private final double[] sums;
    private final int[] decimals;
    /** By how much a column's sum may differ since some of its cells are limits, such as {@code <0.1}. */
    private final double[] slack;

    private int filled;
    private int measured;
    private int rows;

    /**
     * @param cells of the last row, trimmed
     * @param line on which it stands
     */
    TotalRow(List<String> cells, long line, NumberFormat numbers) {
        this.cells = cells;
        this.line = line;
        this.numbers = numbers;
        this.word = word(cells);
        this.sums = new double[cells.size()];
        this.decimals = new int[cells.size()];
        this.slack = new double[cells.size()];
    }

    /** Whether one of the cells is a word for total. */
    static boolean holdsWord(List<String> cells) {
        return word(cells) >= 0;
    }

    private static int word(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (isWord(cells.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isWord(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST_WORD) {
            return false;
        }
        String text = cell.split("[:：]", 2)[0];
        return WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The word. */
    String word() {
        return cells.get(word);
    }

    long line() {
        return line;
    }

    /** Whether it holds totals, after going through all of the source. */
    boolean isTotal(CsvSource source, CsvFormat format, TableShape shape, Policy undecodable) throws IOException {
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
        return rows > 1 && ((measured > 1 && measured >= NEARLY_ALL * filled) || areSums());
    }

    private void take(RecordReader record) {
        int fields = Math.min(cells.size(), record.scanner().fields());
        rows++;
        for (int i = 0; i < fields; i++) {
            boolean needed = i == word || !cells.get(i).isEmpty();
            String cell = needed ? RowHandler.text(record, i) : "";
            if (MISSING.isMissing(cell)) {
                continue;
            }
            if (i == word) {
                filled++;
                measured += isMeasured(cell) ? 1 : 0;
            } else {
                double number = number(cell);
                slack[i] += slack(cell);
                sums[i] += Double.isNaN(number) ? 0 : number;
                decimals[i] = Math.max(decimals[i], decimals(cell));
            }
        }
    }

    private boolean isMeasured(String cell) {
        return CellLook.of(cell, numbers).isMeasured() || DateText.parse(cell).isPresent();
    }

    /** Whether all numbers beside the word are the sums of their columns, as far as rounding tells, and one is not zero. */
    private boolean areSums() {
        boolean found = false;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (i == word || MISSING.isMissing(cell)) {
                continue;
            }
            double total = number(cell);
            if (Double.isNaN(total) || slack[i] == Double.POSITIVE_INFINITY) {
                continue; // such as how many rows there are, in words
            }
            // errors of rounding are evenly spread over one unit: their sum has the deviation √(rows/12), of which this
            // is 3.5
            double ofCells = Math.min(0.5 * rows, Math.sqrt(rows)) * Math.pow(10, -decimals[i]);
            double rounding = 0.5 * Math.pow(10, -decimals(cell)) + ofCells;
            double error = Math.abs(total - sums[i]);
            if (!(error <= rounding + slack[i] + 1e-9 * Math.abs(total))) {
                return false;
            }
            found |= total != 0;
        }
        return found;
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
