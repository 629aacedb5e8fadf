package org.layerwise.ui.chart.plot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Upright bars from 0, side by side, upward or downward.
 *
 * @param title for the card's header
 * @param xLabel what each bar is
 * @param yLabel what their lengths stand for
 * @param names one for each bar
 * @param values one for each bar
 */
public record ColumnPlot(String title, String xLabel, String yLabel, List<String> names, List<Double> values)
        implements StaticPlot {
    public ColumnPlot {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    @Override
    public String describe() {
        return title + ". "
                + IntStream.range(0, Math.min(20, names.size()))
                        .mapToObj(i -> names.get(i) + ": " + values.get(i))
                        .collect(Collectors.joining(", "));
    }
}
