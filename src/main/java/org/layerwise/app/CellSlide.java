package org.layerwise.app;

/**
 * The numbers that a cell can be moved through, from the smallest of its column to the largest, as the column writes them.
 *
 * @param from the smallest
 * @param to the largest; larger than the smallest
 * @param whole whether all of the column's numbers are whole
 * @param writing how its cells are written
 */
public record CellSlide(double from, double to, boolean whole, NumberWriting writing) {
    private static final int DIGITS = 4;

    public CellSlide {
        if (!(from < to)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    /** A cell with a number, rounded to the resolution of the slider. */
    public String cell(double number) {
        if (whole) {
            return writing.text(Math.rint(number), 17);
        }
        double unit = Math.pow(10, Math.floor(Math.log10(to - from)) - DIGITS + 1);
        return writing.text(Math.clamp(Math.rint(number / unit) * unit, from, to), 17 - DIGITS);
    }

    /** The number that a cell holds; NaN where it holds none. */
    public double number(String cell) {
        return writing.number(cell);
    }
}
