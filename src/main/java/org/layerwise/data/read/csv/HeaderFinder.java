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
        for (int i = 0; i < records.size(); i++) {
            if (!isTitle(records.get(i), width)) {
                boolean followed = records.size() - i > 1 || i == 0;
                return followed ? i : 0;
            }
        }
        return 0;
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
