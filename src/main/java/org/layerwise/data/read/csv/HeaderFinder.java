package org.layerwise.data.read.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.cell.NumberFormat;

/** Finds the record with which the table begins, behind titles and remarks. */
final class HeaderFinder {
    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    private HeaderFinder() {}

    /** The first record that is no title: one that fills less than its share of the table's columns. */
    static int find(List<PreviewRecord> records, int width) {
        if (width < 2) {
            return 0;
        }
        int above = titlesAboveHeader(records, width);
        if (above > 0) {
            return above;
        }
        if (isShortHeader(records, width)) {
            return 0;
        }
        int titles = titlesOfWidth(records, width);
        for (int i = titles; i < records.size(); i++) {
            if (!isTitle(records.get(i), width)) {
                boolean followed = records.size() - i > 1 || i == 0;
                return followed ? i : 0;
            }
        }
        return 0;
    }

    /**
     * How many records are titles since a header is below them: they have fewer fields, or one that is filled; it has different
     * texts alone, one for each column, above a column of numbers or dates.
     */
    private static int titlesAboveHeader(List<PreviewRecord> records, int width) {
        int at = 0;
        while (at < records.size() && isSparse(records.get(at), width)) {
            at++;
        }
        if (at == 0 || at + 2 >= records.size()) {
            return 0;
        }
        PreviewRecord header = records.get(at);
        List<PreviewRecord> rows = records.subList(at + 1, records.size()).stream()
                .filter(row -> row.width() == width)
                .toList();
        if (rows.size() < 2 || isTextAlone(rows.getFirst())) {
            return 0;
        }
        boolean named = header.width() == width
                && header.cells().stream().noneMatch(cell -> isMeasured(cell) || MISSING.isMissing(cell))
                && header.cells().stream().distinct().count() == width;
        boolean measured = IntStream.range(0, width)
                .anyMatch(column -> rows.stream()
                        .allMatch(row -> MISSING.isMissing(row.cell(column)) || isMeasured(row.cell(column))));
        return named && measured ? at : 0;
    }

    private static boolean isSparse(PreviewRecord record, int width) {
        boolean one = record.filled() == 1 && !record.cell(0).isEmpty();
        boolean padded = record.width() == width && one;
        return !record.faulty() && ((record.width() < width && record.filled() == record.width()) || padded);
    }

    /** Whether a row has no number or date, as a header's next line. */
    private static boolean isTextAlone(PreviewRecord row) {
        return row.cells().stream().noneMatch(HeaderFinder::isMeasured);
    }

    /**
     * Whether the first record is a header that is shorter than the rows: these end with separators, or have a name and one
     * cell.
     */
    private static boolean isShortHeader(List<PreviewRecord> records, int width) {
        PreviewRecord first = records.getFirst();
        int names = first.width();
        List<PreviewRecord> rows = records.subList(1, records.size());
        if (names >= width || first.filled() < names || rows.stream().anyMatch(row -> row.width() != width)) {
            return false;
        }
        boolean ended =
                rows.stream().allMatch(row -> row.cells().stream().skip(names).allMatch(String::isEmpty));
        boolean named = rows.stream().allMatch(row -> row.quoted(0))
                || (first.cell(0).indexOf(' ') < 0
                        && rows.stream().allMatch(row -> PreviewRecord.looksNumeric(row.cell(1))));
        return !rows.isEmpty() && (ended || (named && width == 2 && rows.size() > 1));
    }

    private static boolean isTitle(PreviewRecord record, int width) {
        if (record.faulty()) {
            return false;
        }
        if (record.width() == width) {
            return width > 2 && record.filled() <= 1;
        }
        return record.filled() * 2 <= width || record.cell(0).startsWith("#");
    }

    /**
     * How many records of the table's width are titles all the same: what each has stands at its beginning, in no more than half
     * of the columns, some number or date among it, and below is a header: texts alone, one for each column. A line that names
     * groups of columns has no numbers, or begins them elsewhere, too.
     */
    private static int titlesOfWidth(List<PreviewRecord> records, int width) {
        int at = 0;
        boolean measured = false;
        while (at < records.size() && isOnTheLeft(records.get(at), width)) {
            measured |= records.get(at).cells().stream().anyMatch(HeaderFinder::isMeasured);
            at++;
        }
        if (!measured || at + 1 >= records.size()) {
            return 0;
        }
        PreviewRecord header = records.get(at);
        boolean named = header.width() == width
                && header.filled() == width
                && header.cells().stream().noneMatch(HeaderFinder::isMeasured);
        boolean rows = records.get(at + 1).cells().stream().anyMatch(HeaderFinder::isMeasured);
        return named && rows ? at : 0;
    }

    private static boolean isOnTheLeft(PreviewRecord record, int width) {
        int filled = record.filled();
        return !record.faulty()
                && record.width() == width
                && filled > 0
                && filled * 2 <= width
                && record.cells().subList(0, filled).stream().noneMatch(String::isEmpty)
                && !isMeasured(record.cell(0));
    }

    private static boolean isMeasured(String cell) {
        return CellLook.of(cell, NumberFormat.PLAIN).isMeasured() || PreviewRecord.looksNumeric(cell);
    }

    /** The first record behind so many lines. */
    static int at(List<PreviewRecord> records, int lines) {
        int first = 0;
        while (first < records.size() && records.get(first).line() <= lines) {
            first++;
        }
        return first;
    }
}
