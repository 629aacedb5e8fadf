package org.layerwise.data.read.csv;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.table.ProblemCollector;

/** The records of a table's header: the names they give, and whether a record repeats one of them. */
final class TableHeader {
    private final List<List<String>> records = new ArrayList<>();
    private List<List<String>> named = List.of();
    private int width;
    private long line;
    private boolean isRepeatable;

    int size() {
        return records.size();
    }

    void add(List<String> record) {
        records.add(record);
    }

    /**
     * Ends the header.
     *
     * @param rowNames whether the rows have names for which it has none
     * @param fitting how many names there are to be; 0: as many as it has
     * @param endLine on which it ends
     */
    void end(boolean rowNames, int fitting, long endLine) {
        named = rowNames ? Headers.withRowNames(records) : records;
        width = fitting;
        line = endLine;
        isRepeatable = records.stream().anyMatch(TableHeader::isRepeatable);
    }

    /** Whether it has two names or more, so that rows like it are no rows; numbers may well be those of a row. */
    private static boolean isRepeatable(List<String> record) {
        return record.stream().filter(name -> !name.isEmpty()).count() > 1
                && !record.stream().allMatch(PreviewRecord::looksNumeric);
    }

    /** The columns' names. */
    List<String> names(String file, ProblemCollector problems) {
        return Headers.name(named, width, file, line, problems);
    }

    /** The first names of them. */
    List<String> names(int count, String file, ProblemCollector problems) {
        List<List<String>> first = named.stream()
                .map(record -> record.subList(0, Math.min(count, record.size())))
                .toList();
        return Headers.name(first, count, file, line, problems);
    }

    /** So many columns have a name, or others behind them have. */
    int needed(int columns) {
        return named.isEmpty() ? columns : Math.min(columns, Math.max(1, Headers.named(named)));
    }

    /** Whether a record is one of the header's, all names equal. */
    boolean isRepeatedBy(RecordReader record) {
        if (!isRepeatable) {
            return false;
        }
        int fields = record.scanner().fields();
        for (List<String> header : records) {
            if (isRepeatable(header) && isEqual(header, record, fields)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEqual(List<String> header, RecordReader record, int fields) {
        int names = header.size();
        if (fields < names || !RowHandler.says(record, 0, header.getFirst())) {
            return false;
        }
        for (int i = 1; i < names; i++) {
            if (!RowHandler.says(record, i, header.get(i))) {
                return false;
            }
        }
        return RowHandler.isBlankFrom(record, names);
    }
}
