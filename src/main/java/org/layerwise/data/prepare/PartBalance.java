package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.FittedTarget;
import org.layerwise.data.pipeline.MultiLabelTarget;
import org.layerwise.data.pipeline.MultiRegressionTarget;
import org.layerwise.data.pipeline.ReconstructionTarget;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.table.Table;

/**
 * What one part of a split holds of the target.
 *
 * @param rows how many rows
 * @param classes how many rows of each class, zeros included, in class order; empty for a regression
 * @param mean of a regression's target in its own units; NaN for classes and empty parts
 * @param std population standard deviation, likewise
 */
public record PartBalance(int rows, List<CategoryCount> classes, double mean, double std) {
    public PartBalance {
        classes = List.copyOf(classes);
    }

    /** The balance of training, validation and test, in this order. */
    public static List<PartBalance> of(PreparedData data) {
        List<PartBalance> parts = new ArrayList<>();
        FittedTarget target = data.pipeline().target();
        parts.add(of(data.table(), data.split().train(), target));
        parts.add(of(data.table(), data.split().validation(), target));
        parts.add(of(data.testTable(), data.split().test(), target));
        return List.copyOf(parts);
    }

    private static PartBalance of(Table table, int[] rows, FittedTarget target) {
        return switch (target) {
            case ClassTarget classes -> classes(table, rows, classes);
            case RegressionTarget values -> values(table, rows, values);
            case MultiLabelTarget labels -> labels(table, rows, labels);
            case MultiRegressionTarget _, ReconstructionTarget _ ->
                new PartBalance(rows.length, List.of(), Double.NaN, Double.NaN);
        };
    }

    private static PartBalance classes(Table table, int[] rows, ClassTarget target) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        target.classes().forEach(name -> counts.put(name, 0));
        int column = table.column(target.column());
        for (int row : rows) {
            counts.merge(table.label(row, column), 1, Integer::sum);
        }
        List<CategoryCount> classes = counts.entrySet().stream()
                .map(entry -> new CategoryCount(entry.getKey(), entry.getValue()))
                .toList();
        return new PartBalance(rows.length, classes, Double.NaN, Double.NaN);
    }

    /** How many rows have each label. */
    private static PartBalance labels(Table table, int[] rows, MultiLabelTarget target) {
        List<CategoryCount> counts = new ArrayList<>();
        for (ClassTarget label : target.labels()) {
            int column = table.column(label.column());
            String text = label.classes().getLast();
            int count = 0;
            for (int row : rows) {
                count += table.label(row, column).equals(text) ? 1 : 0;
            }
            counts.add(new CategoryCount(label.column(), count));
        }
        return new PartBalance(rows.length, counts, Double.NaN, Double.NaN);
    }

    private static PartBalance values(Table table, int[] rows, RegressionTarget target) {
        int column = table.column(target.column());
        double[] values = new double[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            values[i] = table.number(rows[i], column);
            sum += values[i];
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new PartBalance(rows.length, List.of(), mean, Math.sqrt(squares / rows.length));
    }
}
