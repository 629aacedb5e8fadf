package org.layerwise.ui.chart.plot;

import java.util.Arrays;
import java.util.List;

/**
 * What is predicted all over a plane, as colors, with points over it.
 *
 * @param title for the card's header
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param groups names of the classes, for the legend; empty where a number is predicted
 * @param points along each axis
 * @param cells one a point, the lowest line first, left to right: the class with how sure it is, or the number
 * @param x what the horizontal axis covers, from the first point to the last
 * @param y what the vertical axis covers
 * @param legend what the colors stand for
 * @param overlay points, drawn over the colors: of a class the group's color, of a number its own
 */
public record SurfacePlot(
        String title,
        String xLabel,
        String yLabel,
        List<String> groups,
        int points,
        Cells cells,
        PlotRange x,
        PlotRange y,
        String legend,
        List<Mark> overlay)
        implements StaticPlot {
    public SurfacePlot {
        groups = List.copyOf(groups);
        overlay = List.copyOf(overlay);
    }

    /**
     * The values of the plane.
     *
     * @param group the class of each point; of numbers all 0
     * @param value how sure the class is, from 0 to 1; or the number
     */
    public record Cells(int[] group, double[] value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cells(int[] otherGroup, double[] otherValue)
                    && Arrays.equals(group, otherGroup)
                    && Arrays.equals(value, otherValue);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /**
     * A point over the plane.
     *
     * @param group of its true class; −1 where that is none
     * @param value its true number; NaN for classes
     * @param name for the read-out
     * @param row what picking it gives
     */
    public record Mark(double x, double y, int group, double value, String name, int row) {}

    /** Whether classes are predicted. */
    public boolean isOfClasses() {
        return !groups.isEmpty();
    }

    @Override
    public String describe() {
        return title + ": " + yLabel + ", " + xLabel + ". " + legend + ". " + String.join(", ", groups);
    }
}
