package org.layerwise.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.layerwise.base.Message;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.RegressionTarget;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.NextTimes;

/** The last rows of a series, with those that a forecast adds to them. */
final class ForecastSeries {
    private final FittedPipeline pipeline;
    private final FittedWindows windows;
    private final Table table;
    private final NextTimes times;
    private final String group;
    private final List<List<String>> rows = new ArrayList<>();
    private int added;

    /** @param tail rows of the table, at least one, oldest first: as many as a window that ends before the last ones needs */
    ForecastSeries(FittedPipeline pipeline, FittedWindows windows, Table table, int[] tail) {
        this.pipeline = pipeline;
        this.windows = windows;
        this.table = table;
        this.times = new NextTimes(windows, table, tail);
        this.group = windows.group().isEmpty() ? "" : table.cell(tail[tail.length - 1], table.column(windows.group()));
        List<String> columns = columns(pipeline, windows);
        for (int row : tail) {
            rows.add(columns.stream()
                    .map(column -> table.cell(row, table.column(column)))
                    .toList());
        }
    }

    /** What is needed of rows. */
    static List<String> columns(FittedPipeline pipeline, FittedWindows windows) {
        Set<String> columns = new LinkedHashSet<>(List.of(windows.time()));
        if (!windows.group().isEmpty()) {
            columns.add(windows.group());
        }
        pipeline.columns().stream().map(FittedColumn::name).forEach(columns::add);
        return List.copyOf(columns);
    }

    /** Cells of the last rows, oldest first. */
    List<List<String>> rows() {
        return rows;
    }

    /**
     * Adds a row, its targets being what was predicted, and gives up the oldest one where it is no longer needed.
     *
     * @param predictions of which one is for this row
     * @param row that one
     * @return what flags the prediction
     */
    String append(Predictions predictions, int row) {
        String time = times.cell(++added);
        List<String> cells = new ArrayList<>();
        for (String column : columns(pipeline, windows)) {
            int target = pipeline.target().columns().indexOf(column);
            cells.add(target >= 0 ? target(predictions, row, target) : column.equals(windows.time()) ? time : group);
        }
        rows.add(List.copyOf(cells));
        if (rows.size() > windows.span() - 1) {
            rows.removeFirst();
        }
        Message flag = group.isEmpty()
                ? Message.of("train/flag-forecast", time)
                : Message.of("train/flag-forecast-of", time, group);
        return flag.text();
    }

    /** A predicted target as the table writes it; nothing where nothing is predicted. */
    private String target(Predictions predictions, int row, int target) {
        if (predictions.isEmpty(row)) {
            return "";
        }
        return switch (predictions) {
            case Predictions.Classes classes -> classes.classes().get(classes.best(row));
            case Predictions.Values values -> number(values.target(), values.values()[row]);
            case Predictions.SeveralValues several ->
                number(several.targets().get(target), several.values()[row][target]);
            case Predictions.Labels labels -> labels.text(row, target);
            case Predictions.Reconstruction _ -> throw new IllegalArgumentException("a reconstruction has no target");
        };
    }

    private String number(RegressionTarget target, double number) {
        return table.numbers()
                .write(
                        switch (target.cells()) {
                            case FLOAT32 -> new BigDecimal(Float.toString((float) number));
                            case FLOAT64 -> BigDecimal.valueOf(number);
                        });
    }
}
