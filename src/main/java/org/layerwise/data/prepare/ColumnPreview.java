package org.layerwise.data.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/**
 * Some rows of a column before and after it was prepared.
 *
 * @param cells as they stand in the table; empty where missing
 * @param numbers the cells as numbers, those of dates in seconds since 1970; NaN where missing or neither
 * @param features what became of them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record ColumnPreview(List<String> cells, double[] numbers, List<Feature> features) {
    /**
     * One feature.
     *
     * @param name what people call it
     * @param values one for each cell
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    public record Feature(String name, float[] values) {}

    public ColumnPreview {
        cells = List.copyOf(cells);
        features = List.copyOf(features);
    }

    /**
     * Prepares a column's training rows, spread evenly over all of them.
     *
     * @param most how many rows at most
     * @return empty when the column is not used
     */
    public static Optional<ColumnPreview> of(PreparedData data, String column, int most) {
        int[] rows = TrainingSample.of(data, most);
        return data.pipeline().columns().stream()
                .filter(fitted -> fitted.name().equals(column))
                .findFirst()
                .map(fitted -> of(fitted, data, rows));
    }

    private static ColumnPreview of(FittedColumn fitted, PreparedData data, int[] rows) {
        Table table = data.pipeline().reads(data.table());
        FittedPipeline alone = data.pipeline().of(fitted);
        FMatrixRMaj matrix = alone.features(table, rows, new ProblemCollector());
        List<Feature> features = new ArrayList<>();
        List<String> names = alone.featureNames();
        for (int k = 0; k < names.size(); k++) {
            float[] values = new float[rows.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = matrix.data[i * matrix.numCols + k];
            }
            features.add(new Feature(names.get(k), values));
        }
        int place = table.column(fitted.name());
        List<String> cells = Arrays.stream(rows)
                .mapToObj(row -> table.isMissing(row, place) ? "" : table.cell(row, place))
                .toList();
        double[] numbers = Arrays.stream(rows)
                .mapToDouble(row -> table.isMissing(row, place) ? Double.NaN : number(table, row, place, fitted))
                .toArray();
        return new ColumnPreview(cells, numbers, features);
    }

    private static double number(Table table, int row, int column, FittedColumn fitted) {
        return fitted.datesFirst().isEmpty()
                ? table.number(row, column)
                : table.seconds(row, column).orElse(Double.NaN);
    }
}
