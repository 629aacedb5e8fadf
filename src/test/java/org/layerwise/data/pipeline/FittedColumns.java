package org.layerwise.data.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.FittedAffine;
import org.layerwise.data.step.fitted.FittedFill;
import org.layerwise.data.step.fitted.FittedLookup;
import org.layerwise.data.step.fitted.FittedOneHot;
import org.layerwise.data.step.fitted.FittedStep;
import org.layerwise.data.step.fitted.FittedTextFill;
import org.layerwise.data.step.fitted.UnknownCategory;
import org.layerwise.data.table.CellPrecision;

/** Columns as they are fitted where nothing is chosen for them. */
public final class FittedColumns {
    private FittedColumns() {}

    /** Filled in, then scaled. */
    public static FittedColumn number(String name, double filling, double shift, double scale) {
        return numbers(name, new FittedFill(List.of(filling)), new FittedAffine(List.of(shift), List.of(scale)));
    }

    /** Filled in alone. */
    public static FittedColumn number(String name, double filling) {
        return numbers(name, new FittedFill(List.of(filling)));
    }

    private static FittedColumn numbers(String name, FittedStep... steps) {
        return FittedColumn.of(name, ColumnContent.NUMBERS, CellPrecision.FLOAT32, List.of(steps));
    }

    /** Filled in, then one-hot. */
    public static FittedColumn category(String name, String filling, List<String> categories) {
        List<FittedStep> steps = List.of(new FittedTextFill(filling), new FittedOneHot(categories));
        return FittedColumn.of(name, ColumnContent.TEXTS, CellPrecision.FLOAT32, steps);
    }

    /** Numbers from 1 on. */
    public static FittedColumn index(String name, List<String> categories) {
        List<Double> numbers = IntStream.rangeClosed(1, categories.size())
                .asDoubleStream()
                .boxed()
                .toList();
        FittedStep step = new FittedLookup(categories, numbers, UnknownCategory.ZERO, UnknownCategory.ZERO, true);
        return FittedColumn.of(name, ColumnContent.TEXTS, CellPrecision.FLOAT32, List.of(step));
    }

    /** Cells as features, {@code [features][rows]}. */
    public static float[][] encode(FittedColumn column, ColumnData cells) {
        List<float[]> features = new ArrayList<>();
        for (ColumnData.Feature feature : column.encode(cells)) {
            float[] values = new float[feature.values().length];
            for (int row = 0; row < values.length; row++) {
                values[row] = FittedColumn.single(feature.values()[row]);
            }
            features.add(values);
        }
        return features.toArray(float[][]::new);
    }
}
