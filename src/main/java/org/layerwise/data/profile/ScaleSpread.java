package org.layerwise.data.profile;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How differently the number columns are scaled.
 *
 * @param widest the column with the largest standard deviation
 * @param widestStd its standard deviation
 * @param narrowest the column with the smallest, constant ones left out
 * @param narrowestStd its standard deviation
 */
public record ScaleSpread(String widest, double widestStd, String narrowest, double narrowestStd) {
    /** From this ratio on, training without scaling sees little but the widest column. */
    public static final double WARNED_RATIO = 100;

    /** How many times the widest deviation is the narrowest. */
    public double ratio() {
        return widestStd / narrowestStd;
    }

    /** Of the number columns, the target left out; null when fewer than two of them vary. */
    static @Nullable ScaleSpread of(List<ColumnProfile> columns) {
        List<ColumnProfile> varying =
                columns.stream().filter(column -> std(column) > 0).toList();
        if (varying.size() < 2) {
            return null;
        }
        ColumnProfile widest = varying.stream()
                .max(Comparator.comparingDouble(ScaleSpread::std))
                .orElseThrow();
        ColumnProfile narrowest = varying.stream()
                .min(Comparator.comparingDouble(ScaleSpread::std))
                .orElseThrow();
        return new ScaleSpread(widest.name(), std(widest), narrowest.name(), std(narrowest));
    }

    private static double std(ColumnProfile column) {
        NumberSummary numbers = column.numbers();
        return numbers == null ? 0 : numbers.std();
    }
}
