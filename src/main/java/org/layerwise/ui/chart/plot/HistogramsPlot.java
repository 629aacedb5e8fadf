package org.layerwise.ui.chart.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Histograms side by side over one axis, each as high as its own highest bin.
 *
 * @param title for the card's header
 * @param xLabel what is counted
 * @param panels in reading order
 * @param x what every panel's axis covers
 */
public record HistogramsPlot(String title, String xLabel, List<Panel> panels, PlotRange x) implements StaticPlot {
    public HistogramsPlot {
        panels = List.copyOf(panels);
    }

    /**
     * One histogram.
     *
     * @param name above it
     * @param note behind the name: a figure
     * @param counts of equal bins
     * @param low where the first begins
     * @param high where the last ends
     */
    public record Panel(String name, String note, float[] counts, double low, double high) {
        @Override
        public boolean equals(Object other) {
            return other
                            instanceof
                            Panel(String otherName, String otherNote, float[] others, double otherLow, double otherHigh)
                    && name.equals(otherName)
                    && note.equals(otherNote)
                    && Arrays.equals(counts, others)
                    && Double.compare(low, otherLow) == 0
                    && Double.compare(high, otherHigh) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(counts);
        }
    }

    @Override
    public String describe() {
        return title + ". "
                + panels.stream()
                        .limit(20)
                        .map(panel -> panel.name() + ": " + panel.note())
                        .collect(Collectors.joining(", "));
    }
}
