package org.layerwise.ui.chart.model;

/**
 * How a series is drawn; the same look is the same thing in every chart.
 *
 * @param color its place among the theme's series colors, which begin anew after the eighth
 * @param dash of its line
 * @param faint whether it stands back behind the others, as single batches behind their epoch
 */
public record SeriesLook(int color, Dash dash, boolean faint) {

    /** How a line is broken. */
    public enum Dash {
        FULL,
        DASHED,
        DOTTED;

        public float[] pixels() {
            return switch (this) {
                case FULL -> new float[0];
                case DASHED -> new float[] {6, 3};
                case DOTTED -> new float[] {2, 3};
            };
        }
    }

    public SeriesLook {
        if (color < 0) {
            throw new IllegalArgumentException("a series color is counted from 0, not " + color);
        }
    }

    /** The look of the series that came as number {@code index}: after the eighth the line is dashed, then dotted. */
    public static SeriesLook of(int index) {
        Dash dash = switch (index / ChartColors.COUNT % 3) {
            case 0 -> Dash.FULL;
            case 1 -> Dash.DASHED;
            default -> Dash.DOTTED;
        };
        return new SeriesLook(index, dash, false);
    }

    /** The same, standing back. */
    public SeriesLook asFaint() {
        return new SeriesLook(color, dash, true);
    }

    /** The same color, with dots. */
    public SeriesLook asDotted() {
        return new SeriesLook(color, Dash.DOTTED, faint);
    }
}
