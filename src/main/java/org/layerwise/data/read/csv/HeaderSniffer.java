package org.layerwise.data.read.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.read.csv.CsvFormat.Header;

/** Finds whether a table begins with its columns' names: texts above columns of numbers, dates or times. */
final class HeaderSniffer {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);
    private static final int MOST_LINES = 3;
    private static final double NEARLY_ALL = 0.9;

    /** So many texts of the first record that stand in their columns again, and so large a share, make it a row. */
    private static final int FEWEST_VALUES = 3;

    private static final double MOSTLY = 0.7;

    private final List<PreviewRecord> table;
    private final NumberFormat numbers;
    private final int width;

    private HeaderSniffer(List<PreviewRecord> table, NumberFormat numbers, int width) {
        this.table = table;
        this.numbers = numbers;
        this.width = width;
    }

    /** @param table the first records from where the table begins */
    static Header sniff(List<PreviewRecord> table, NumberFormat numbers, int width) {
        return new HeaderSniffer(table, numbers, width).sniff();
    }

    private Header sniff() {
        if (table.size() < 2) {
            return Header.YES;
        }
        if (table.getFirst().cells().contains("\\N")) {
            return Header.NO; // a missing value is no name
        }
        int shorter = shorter();
        if (shorter > 0) {
            return of(shorter);
        }
        int named = 0;
        int alike = 0;
        for (int column = 0; column < width; column++) {
            CellLook body = body(column, 1);
            CellLook first = look(table.getFirst().cell(column));
            if (body.isMeasured()) {
                named += first == CellLook.TEXT ? 1 : 0;
                alike += first == body ? 1 : 0;
            }
        }
        if ((alike > named && !isCounting(table.getFirst())) || (named == 0 && comesAgain())) {
            return Header.NO;
        }
        int lines = 1;
        while (lines < MOST_LINES && lines + 1 < table.size() && isName(lines)) {
            lines++;
        }
        return of(lines);
    }

    /** Whether the first record's texts are values of their columns: three and most of them stand there again. */
    private boolean comesAgain() {
        PreviewRecord first = table.getFirst();
        List<PreviewRecord> others = table.stream()
                .filter(record -> record.width() == width && !record.cells().equals(first.cells()))
                .toList();
        int again = 0;
        int filled = 0;
        for (int column = 0; column < width; column++) {
            int at = column;
            String cell = first.cell(at);
            filled += cell.isEmpty() ? 0 : 1;
            again += !cell.isEmpty()
                            && others.stream()
                                    .anyMatch(record -> record.cell(at).equals(cell))
                    ? 1
                    : 0;
        }
        return again >= FEWEST_VALUES && again >= MOSTLY * filled;
    }

    private static Header of(int lines) {
        return switch (lines) {
            case 1 -> Header.YES;
            case 2 -> Header.TWO_LINES;
            default -> Header.THREE_LINES;
        };
    }

    /** How many records begin the table with one field less than all others have; 0 when that is not so. */
    private int shorter() {
        int lines = 0;
        while (lines < MOST_LINES && lines < table.size() && table.get(lines).width() == width - 1) {
            lines++;
        }
        boolean others = lines < table.size()
                && table.subList(lines, table.size()).stream().allMatch(record -> record.width() == width);
        return others ? lines : 0;
    }

    /** Names such as 0, 1, 2, … or years. */
    private boolean isCounting(PreviewRecord first) {
        int found = 0;
        double previous = 0;
        for (String cell : first.cells()) {
            double number = numbers.parse(cell);
            if (number != Math.rint(number) || (found > 0 && number != previous + 1)) {
                if (look(cell) != CellLook.TEXT) {
                    return false;
                }
                continue;
            }
            previous = number;
            found++;
        }
        return found >= 3;
    }

    /** Whether this record is a header's next line: the first one again, or texts above columns that hold none. */
    private boolean isName(int record) {
        PreviewRecord line = table.get(record);
        if (line.width() == width && line.cells().equals(table.getFirst().cells())) {
            return true;
        }
        int above = 0;
        for (int column = 0; column < width; column++) {
            CellLook body = body(column, record + 1);
            if (body.isMeasured()) {
                CellLook look = look(line.cell(column));
                if (look != CellLook.TEXT || MISSING.isMissing(line.cell(column))) {
                    return false;
                }
                above++;
            }
        }
        return above >= 2 && table.size() - record > 3;
    }

    /** What nearly all cells of a column look like, from a record on. */
    private CellLook body(int column, int from) {
        Map<CellLook, Integer> counts = new EnumMap<>(CellLook.class);
        int filled = 0;
        for (PreviewRecord record : table.subList(from, table.size())) {
            String cell = record.cell(column);
            if (record.width() == width && !MISSING.isMissing(cell)) {
                counts.merge(look(cell), 1, Integer::sum);
                filled++;
            }
        }
        for (Map.Entry<CellLook, Integer> entry : counts.entrySet()) {
            if (entry.getKey() != CellLook.TEXT && entry.getValue() >= NEARLY_ALL * filled) {
                return entry.getKey();
            }
        }
        return filled == 0 ? CellLook.BLANK : CellLook.TEXT;
    }

    private CellLook look(String cell) {
        return CellLook.of(cell, numbers);
    }
}
