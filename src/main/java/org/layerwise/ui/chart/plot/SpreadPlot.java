package org.layerwise.ui.chart.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bars about 0, the first one on top, each with the single values that its length is the mean of.
 *
 * @param title for the card's header
 * @param xLabel what their lengths stand for
 * @param bars at least one
 * @param chosen index of the bar that is marked; −1 for none
 */
public record SpreadPlot(String title, String xLabel, List<Bar> bars, int chosen) implements StaticPlot {
    public SpreadPlot {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param mean its length, to the left of 0 where it is negative
     * @param each the values
     * @param text written behind it
     */
    public record Bar(String name, double mean, double[] each, String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bar(String otherName, double otherMean, double[] otherEach, String otherText)
                    && name.equals(otherName)
                    && Double.compare(mean, otherMean) == 0
                    && Arrays.equals(each, otherEach)
                    && text.equals(otherText);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(each);
        }
    }

    @Override
    public String describe() {
        return title + ". "
                + bars.stream()
                        .limit(20)
                        .map(bar -> bar.name() + ": " + bar.text())
                        .collect(Collectors.joining(", "));
    }
}
