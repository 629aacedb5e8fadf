package org.layerwise.ui.chart.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Curves in a plane that do not change while they are shown.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param lines in drawing order; those with a name are in the legend
 * @param x what the horizontal axis covers
 * @param y what the vertical axis covers
 * @param xNames names of the places 0, 1, … of the horizontal axis; empty where it is numbers
 * @param logarithmic whether the horizontal axis, from a positive number on, is logarithmic
 * @param marks places of the horizontal axis that have a name
 * @param logarithmicY whether the vertical axis, from a positive number on, is logarithmic
 */
public record CurvePlot(
        String title,
        String xLabel,
        String yLabel,
        List<Line> lines,
        PlotRange x,
        PlotRange y,
        List<String> xNames,
        boolean logarithmic,
        List<Mark> marks,
        boolean logarithmicY)
        implements StaticPlot {
    public CurvePlot {
        lines = List.copyOf(lines);
        xNames = List.copyOf(xNames);
        marks = List.copyOf(marks);
    }

    /** Up an even axis. */
    public CurvePlot(
            String title,
            String xLabel,
            String yLabel,
            List<Line> lines,
            PlotRange x,
            PlotRange y,
            List<String> xNames,
            boolean logarithmic,
            List<Mark> marks) {
        this(title, xLabel, yLabel, lines, x, y, xNames, logarithmic, marks, false);
    }

    /** Over even axes without marks. */
    public CurvePlot(
            String title,
            String xLabel,
            String yLabel,
            List<Line> lines,
            PlotRange x,
            PlotRange y,
            List<String> xNames) {
        this(title, xLabel, yLabel, lines, x, y, xNames, false, List.of());
    }

    /**
     * A place with a name.
     *
     * @param color index of its color
     */
    public record Mark(String name, double x, int color) {}

    /** How a line is drawn. */
    public enum Look {
        /** From point to point. */
        LINE,
        /** From point to point, each point marked. */
        MARKED,
        /** Thin and pale: one of many behind the one that counts. */
        FAINT,
        /** Dashed and grey: what to compare with. */
        REFERENCE,
        /** Dashed in its color: what is expected of the line that has the same. */
        EXPECTED,
        /** Pale and filled: there along the upper edge and back along the lower. */
        BAND,
        /** A bar from 0 up to each point, as wide as points are apart. */
        BARS
    }

    /**
     * A line.
     *
     * @param name for the legend; empty for none
     * @param x ascending or descending
     * @param y one for each x
     * @param color index of its color
     */
    public record Line(String name, double[] x, double[] y, int color, Look look) {
        public Line {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " places, " + y.length + " values");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other
                            instanceof
                            Line(String otherName, double[] otherX, double[] otherY, int otherColor, Look otherLook)
                    && name.equals(otherName)
                    && Arrays.equals(x, otherX)
                    && Arrays.equals(y, otherY)
                    && color == otherColor
                    && look == otherLook;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(y);
        }
    }

    @Override
    public String describe() {
        return title + ": " + yLabel + ", " + xLabel + ". "
                + lines.stream().map(Line::name).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }
}
