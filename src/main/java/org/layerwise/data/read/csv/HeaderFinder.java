package org.layerwise.data.read.csv;

import java.util.List;

/** Finds the record with which the table begins, behind titles and remarks. */
final class HeaderFinder {
    private HeaderFinder() {}

    /** The first record that is no title: one that fills less than its share of the table's columns. */
    static int find(List<PreviewRecord> records, int width) {
        if (width < 2) {
            return 0;
        }
        if (isShortHeader(records, width)) {
            return 0;
        }
        for (int i = 0; i < records.size(); i++) {
            if (!isTitle(records.get(i), width)) {
                boolean followed = records.size() - i > 1 || i == 0;
                return followed ? i : 0;
            }
        }
        return 0;
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

    /** The first record behind so many lines. */
    static int at(List<PreviewRecord> records, int lines) {
        int first = 0;
        while (first < records.size() && records.get(first).line() <= lines) {
            first++;
        }
        return first;
    }
}
