package org.layerwise.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.NumberColumn;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * The rows that have a target.
 *
 * @param rows row numbers of the table, ascending
 * @param classes in order; empty for a regression
 * @param classOf per row its class's index; all 0 for a regression
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, handed on and never compared
public record TargetRows(int[] rows, List<String> classes, int[] classOf) {
    private static final Message WITHOUT_TARGET = Message.of("data.split/without-target");

    /** How many lines without a target are named. */
    private static final int LISTED = 5;

    /**
     * The rows of a table that have every target, and whose numbers are not to be skipped.
     *
     * @return row numbers, ascending
     * @throws org.layerwise.base.ProblemException when the table lacks a target's column
     */
    public static int[] rows(DataSpec data, Table table) {
        return rows(data, table, new ProblemCollector());
    }

    /**
     * As {@link #rows(DataSpec, Table)}.
     *
     * @param problems takes warnings of those that are left out
     */
    public static int[] rows(DataSpec data, Table file, ProblemCollector problems) {
        Table table = data.reads(file);
        return SkippedRows.without(data, table, filled(data, table, problems), problems);
    }

    static TargetRows of(DataSpec data, Table file, ProblemCollector problems) {
        Table table = data.reads(file);
        int[] rows = rows(data, table, problems);
        if (rows.length == 0) {
            throw none(data, table).toException();
        }
        return switch (data.task()) {
            case CLASSIFICATION -> classes(data, table, table.column(data.target()), rows);
            case REGRESSION -> {
                for (String target : data.targets()) {
                    NumberColumn.read(table, table.column(target), rows, problems);
                }
                problems.throwIfErrors();
                yield new TargetRows(rows, List.of(), new int[rows.length]);
            }
            case MULTI_LABEL, RECONSTRUCTION -> new TargetRows(rows, List.of(), new int[rows.length]);
        };
    }

    /** As {@link #filled(DataSpec, Table)}, with a warning of those that do not. */
    static int[] filled(DataSpec data, Table file, ProblemCollector problems) {
        Table table = data.reads(file);
        int[] filled = filled(data, table);
        if (filled.length < table.rowCount()) {
            warnMissing(data, table, table.allRows(), filled, problems);
        }
        return filled;
    }

    /** The rows that have every target, ascending. */
    static int[] filled(DataSpec data, Table file) {
        Table table = data.reads(file);
        if (data.targets().isEmpty() && data.task() != Task.RECONSTRUCTION) {
            throw Problem.error(Location.path("", "data.target"), Message.of("data.split/no-column-to-predict"))
                    .toException();
        }
        RowMemory.require(table);
        int[] columns = data.targets().stream().mapToInt(table::column).toArray();
        int[] filled = new int[table.rowCount()]; // a stream would take three times the memory
        int count = 0;
        for (int row = 0; row < filled.length; row++) {
            if (!isAnyMissing(table, row, columns)) {
                filled[count++] = row;
            }
        }
        return count == filled.length ? filled : Arrays.copyOf(filled, count);
    }

    private static boolean isAnyMissing(Table table, int row, int[] columns) {
        for (int column : columns) {
            if (table.isMissing(row, column)) {
                return true;
            }
        }
        return false;
    }

    private static Problem none(DataSpec data, Table table) {
        return switch (data.targets().size()) {
            case 0 -> Problem.error(Location.file(table.file()), Message.of("data.split/no-rows"));
            case 1 ->
                Problem.error(Location.column(table.file(), data.target()), Message.of("data.split/target-empty"));
            default ->
                Problem.error(Location.file(table.file()), Message.of("data.split/targets-empty", data.targets()));
        };
    }

    private static TargetRows classes(DataSpec data, Table table, int column, int[] rows) {
        Map<String, Integer> found = new HashMap<>();
        int[] classOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            classOf[i] = found.computeIfAbsent(table.label(rows[i], column), name -> found.size());
        }
        List<String> classes = CategoryOrder.sorted(found.keySet());
        if (classes.size() < 2) {
            throw Problem.error(
                            Location.column(table.file(), data.target()),
                            Message.of("data.split/one-class", classes.getFirst()))
                    .toException();
        }
        int[] place = new int[classes.size()];
        for (int c = 0; c < place.length; c++) {
            place[found.getOrDefault(classes.get(c), 0)] = c;
        }
        for (int i = 0; i < rows.length; i++) {
            classOf[i] = place[classOf[i]];
        }
        return new TargetRows(rows, classes, classOf);
    }

    private static void warnMissing(DataSpec data, Table table, int[] all, int[] rows, ProblemCollector problems) {
        int count = all.length - rows.length;
        List<String> lines = new ArrayList<>();
        IntStream.of(all)
                .filter(row -> Arrays.binarySearch(rows, row) < 0)
                .limit(LISTED)
                .forEach(row -> lines.add(String.valueOf(table.line(row))));
        if (count > LISTED) {
            lines.add("…");
        }
        problems.add(
                WITHOUT_TARGET,
                Problem.warning(
                        data.moreTargets().isEmpty()
                                ? Location.column(table.file(), data.target())
                                : Location.file(table.file()),
                        data.moreTargets().isEmpty()
                                ? noTarget(table, count, all.length, lines)
                                : someTarget(table, count, all.length, lines)));
    }

    private static Message noTarget(Table table, int count, int all, List<String> lines) {
        return table.hasLines()
                ? Message.of("data.split/no-target-in-lines", count, all, lines)
                : Message.of("data.split/no-target-in-rows", count, all, lines);
    }

    private static Message someTarget(Table table, int count, int all, List<String> lines) {
        return table.hasLines()
                ? Message.of("data.split/some-target-in-lines", count, all, lines)
                : Message.of("data.split/some-target-in-rows", count, all, lines);
    }
}
