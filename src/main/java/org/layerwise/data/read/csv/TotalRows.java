package org.layerwise.data.read.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.FaultPolicy.ExtraRows;

/** The rows at a table's end that may hold totals or means of the others, judged from the last one upward. */
final class TotalRows {
    /** More rows of totals than this are none. */
    private static final int MOST = 6;

    private final List<TotalRow> found = new ArrayList<>();
    private final List<TotalRow> left = new ArrayList<>();
    private @Nullable TotalRow kept;

    /** @param unfitting a last row that is too short to be one of the table's, if there is one */
    TotalRows(RowHandler rows, @Nullable TotalRow unfitting) {
        if (unfitting != null) {
            found.add(unfitting);
        }
        int most = Math.min(MOST, rows.endRows() - 1);
        for (int back = 0; back < most && TotalRow.holdsWord(rows.last(back)); back++) {
            found.add(new TotalRow(rows.last(back), rows.lines().line(rows.rows() - 1 - back)));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Judges them. */
    void judge(CsvSource source, CsvFormat format, TableShape shape, FaultPolicy faults) throws IOException {
        boolean[] named = new boolean
                [found.stream().mapToInt(row -> row.cells().size()).max().orElse(0)];
        found.forEach(row -> named[row.column()] = true);
        ColumnSums sums = new ColumnSums(format.numbers(), named);
        sums.read(source, format, shape, faults.undecodable(), found.getLast().line());
        for (TotalRow row : found) {
            boolean byName = row.isTotalByName(sums);
            if (!row.isTotal(sums) && !(byName && faults.extraRows() == ExtraRows.LEAVE_OUT_BY_NAME)) {
                kept = byName ? row : null;
                return;
            }
            left.add(row);
        }
    }

    /** Those that hold totals, the last first. */
    List<TotalRow> left() {
        return List.copyOf(left);
    }

    /** One that is called so, and none of its figures is of its column; null when there is none. */
    @Nullable
    TotalRow kept() {
        return kept;
    }
}
