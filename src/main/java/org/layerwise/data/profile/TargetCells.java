package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.CategoryOrder;
import org.layerwise.data.table.Table;

/** What the target has in each row: a class, a number, or nothing. */
final class TargetCells {
    /** More classes than these are not told apart one by one. */
    static final int MOST_CLASSES = 1_000;

    private static final int MISSING = -1;

    private final int[] rows;
    private final List<String> classes;
    private final int[] classOf;
    private final double[] numbers;
    private final @Nullable ClassFrequencies balance;

    private TargetCells(
            int[] rows, List<String> classes, int[] classOf, double[] numbers, @Nullable ClassFrequencies balance) {
        this.rows = rows;
        this.classes = classes;
        this.classOf = classOf;
        this.numbers = numbers;
        this.balance = balance;
    }

    static TargetCells none(Table table) {
        return new TargetCells(table.allRows(), List.of(), new int[0], new double[0], null);
    }

    /** Classes, when there are not too many of them. */
    static TargetCells classes(Table table, int column) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> texts = new ArrayList<>();
        int[] codeOf = new int[table.rowCount()];
        for (int row = 0; row < codeOf.length; row++) {
            if (table.isMissing(row, column)) {
                codeOf[row] = MISSING;
                continue;
            }
            String cell = table.label(row, column);
            Integer code = codes.get(cell);
            if (code == null) {
                if (texts.size() == MOST_CLASSES) {
                    return none(table);
                }
                code = texts.size();
                codes.put(cell, code);
                texts.add(cell);
            }
            codeOf[row] = code;
        }
        List<String> classes = CategoryOrder.sorted(texts);
        int[] place = new int[texts.size()];
        int[] counts = new int[texts.size()];
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.put(name, places.size()));
        Arrays.setAll(place, code -> places.getOrDefault(texts.get(code), 0));
        int[] rows = rowsWith(codeOf);
        int[] classOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            classOf[i] = place[codeOf[rows[i]]];
            counts[classOf[i]]++;
        }
        List<CategoryCount> sizes = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            sizes.add(new CategoryCount(classes.get(k), counts[k]));
        }
        return new TargetCells(
                rows, classes, classOf, new double[0], new ClassFrequencies(sizes, codeOf.length - rows.length));
    }

    private static int[] rowsWith(int[] codeOf) {
        int[] rows = new int[codeOf.length];
        int count = 0;
        for (int row = 0; row < codeOf.length; row++) {
            if (codeOf[row] != MISSING) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    static TargetCells numbers(Table table, int column) {
        double[] all = NumberRows.numbers(table, table.allRows(), column);
        int[] there = new int[all.length];
        Arrays.setAll(there, row -> Double.isNaN(all[row]) ? MISSING : 0);
        int[] rows = rowsWith(there);
        double[] numbers = new double[rows.length];
        Arrays.setAll(numbers, i -> all[rows[i]]);
        return new TargetCells(rows, List.of(), new int[0], numbers, null);
    }

    /** Rows that have a target, ascending; all when there is none. */
    int[] rows() {
        return rows;
    }

    List<String> classes() {
        return classes;
    }

    @Nullable
    ClassFrequencies balance() {
        return balance;
    }

    boolean isNumber() {
        return numbers.length > 0;
    }

    boolean isClasses() {
        return !classes.isEmpty();
    }

    /** The classes of some of the rows, ascending. */
    int[] classOf(int[] some) {
        return Arrays.stream(some).map(row -> classOf[place(row)]).toArray();
    }

    double[] numberOf(int[] some) {
        return Arrays.stream(some).mapToDouble(row -> numbers[place(row)]).toArray();
    }

    private int place(int row) {
        return Arrays.binarySearch(rows, row);
    }

    /** What points are colored by: the classes, or the quarters of the target's range of values. */
    List<String> groups(@Nullable NumberSummary target) {
        if (isClasses()) {
            return classes;
        }
        if (!isNumber() || target == null) {
            return List.of();
        }
        Quantiles q = target.quantiles();
        return List.of("≤ " + figure(q.p25()), "≤ " + figure(q.p50()), "≤ " + figure(q.p75()), "> " + figure(q.p75()));
    }

    private static String figure(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    int[] groupOf(int[] some, @Nullable NumberSummary target) {
        if (isClasses()) {
            return classOf(some);
        }
        if (!isNumber() || target == null) {
            return new int[some.length];
        }
        Quantiles q = target.quantiles();
        return Arrays.stream(numberOf(some))
                .mapToInt(value -> value <= q.p25() ? 0 : value <= q.p50() ? 1 : value <= q.p75() ? 2 : 3)
                .toArray();
    }
}
