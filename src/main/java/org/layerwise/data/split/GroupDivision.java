package org.layerwise.data.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.RandomStream;
import org.layerwise.data.table.Table;

/** Deals whole groups of rows. */
final class GroupDivision {
    private final Table table;
    private final int[][] groups;
    private final String column;

    /**
     * @param rows that are to be dealt
     * @param column names the group; a row without one is a group of its own
     */
    GroupDivision(Table table, int[] rows, String column) {
        this.table = table;
        this.column = column;
        int index = column(table, column, "split.by.column");
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        for (int row : rows) {
            // no cell's trimmed text begins with a space
            String group = table.isMissing(row, index) ? " " + row : table.label(row, index);
            named.computeIfAbsent(group, name -> new ArrayList<>()).add(row);
        }
        this.groups = named.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The place of a column that a setting names. */
    static int column(Table table, String column, String path) {
        int index = table.indexOf(column);
        if (index < 0) {
            Problem none = table.noColumn(column);
            throw Problem.error(
                            Location.path("", path),
                            column.isEmpty() ? Message.of("data.split/no-dividing-column", none.hint()) : none.text())
                    .toException();
        }
        return index;
    }

    /**
     * Groups in a random order go to a part as long as they do not make it too large; of a part that none fits into, the
     * smallest group is the whole.
     *
     * @param validation rows that are wanted; likewise {@code test}
     */
    Split divide(int validation, int test, RandomStream random) {
        int parts = 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
        if (groups.length < parts) {
            throw Problem.error(
                            Location.column(table.file(), column),
                            Message.of("data.split/groups-for-parts", groups.length, parts))
                    .toException();
        }
        int[] order = new int[groups.length];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        boolean[] taken = new boolean[groups.length];
        int[] forTest = take(order, taken, test);
        int[] forValidation = take(order, taken, validation);
        int[] train = new int[0];
        for (int group : order) {
            train = taken[group] ? train : joined(train, groups[group]);
        }
        Arrays.sort(train);
        return new Split(train, forValidation, forTest);
    }

    /** The groups' rows, the groups in a random order. */
    int[][] shuffled(RandomStream random) {
        int[] order = new int[groups.length];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        return Arrays.stream(order).mapToObj(group -> groups[group]).toArray(int[][]::new);
    }

    private int[] take(int[] order, boolean[] taken, int wanted) {
        int[] rows = new int[0];
        int smallest = -1;
        for (int group : order) {
            if (taken[group] || wanted == 0) {
                continue;
            }
            if (rows.length + groups[group].length <= wanted) {
                taken[group] = true;
                rows = joined(rows, groups[group]);
            } else if (smallest < 0 || groups[group].length < groups[smallest].length) {
                smallest = group;
            }
        }
        if (wanted > 0 && rows.length == 0) {
            taken[smallest] = true;
            rows = groups[smallest].clone();
        }
        Arrays.sort(rows);
        return rows;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
