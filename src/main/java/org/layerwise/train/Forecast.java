package org.layerwise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.pipeline.FittedColumn;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.table.Table;
import org.layerwise.data.window.FittedWindows;
import org.layerwise.data.window.SeriesOrder;

/**
 * What a model of windows says of times beyond a table's end. Each prediction stands in for the target's past where later ones
 * need it, so that errors add up.
 *
 * @param predictions of the first time after the end of each series, then of the second, …
 * @param flags of each: that it is a forecast, and of what time
 */
public record Forecast(Predictions predictions, List<String> flags) {
    public Forecast {
        flags = List.copyOf(flags);
    }

    /**
     * Forecasts.
     *
     * @param predictor of the model
     * @param steps how many times after the end of each series, 1 or more
     * @throws ProblemException when the model sees no windows, or something in them that nobody knows beforehand
     */
    public static Forecast of(Model model, Predictor predictor, Table file, int steps) {
        FittedPipeline pipeline = model.pipeline();
        FittedWindows windows = require(pipeline);
        Table table = pipeline.reads(file);
        List<ForecastSeries> all = SeriesOrder.of(windows, table, table.allRows()).tails(windows.span() - 1).stream()
                .map(rows -> new ForecastSeries(pipeline, windows, table, rows))
                .toList();
        List<Predictions> parts = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            List<List<String>> rows = new ArrayList<>();
            boolean[] reached = new boolean[all.size()];
            int[] asked = new int[all.size()];
            int count = 0;
            for (int i = 0; i < reached.length; i++) {
                rows.addAll(all.get(i).rows());
                reached[i] = all.get(i).rows().size() >= windows.horizon();
                asked[count] = rows.size() - windows.horizon();
                count += reached[i] ? 1 : 0;
            }
            Table tails = Table.ofRows(table.file(), ForecastSeries.columns(pipeline, windows), rows, table.numbers());
            Predictions made =
                    predictor.predict(tails, Arrays.copyOf(asked, count)).among(reached);
            parts.add(made);
            for (int i = 0; i < reached.length; i++) {
                flags.add(all.get(i).append(made, i));
            }
        }
        return new Forecast(PredictionParts.joined(parts, List.of()), flags);
    }

    /**
     * Whether everything in a model's windows is known beforehand, or predicted.
     *
     * @throws ProblemException when it is not
     */
    private static FittedWindows require(FittedPipeline pipeline) {
        FittedWindows windows = pipeline.windowed();
        if (windows == null) {
            throw Problem.error(Location.NOWHERE, Message.of("train/forecast-without-windows"))
                    .toException();
        }
        List<String> unknown = pipeline.columns().stream()
                .map(FittedColumn::name)
                .filter(name -> !pipeline.target().columns().contains(name)
                        && !name.equals(windows.time())
                        && !name.equals(windows.group()))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("train/forecast-of-unknown", unknown))
                    .toException();
        }
        return windows;
    }
}
