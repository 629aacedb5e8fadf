package org.layerwise.ui.chart.draw;

import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import org.layerwise.ui.chart.model.ChartColors;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Theme;

/** A short piece of a series' line, as in legends. */
public final class SeriesSwatch extends Line {
    private static final double LENGTH = 16;

    private final SeriesLook look;

    public SeriesSwatch(SeriesLook look, Theme theme) {
        super(0, 0, LENGTH, 0);
        this.look = look;
        setStrokeWidth(2.5);
        setOpacity(look.faint() ? SeriesLayer.FAINT : 1);
        for (float dash : look.dash().pixels()) {
            getStrokeDashArray().add((double) dash);
        }
        show(theme);
    }

    /** Takes on the colors of a theme. */
    public void show(Theme theme) {
        setStroke(color(look, theme));
    }

    /** The color of a look in a theme. */
    public static Color color(SeriesLook look, Theme theme) {
        java.awt.Color color = ChartColors.of(theme).series(look.color());
        return Color.rgb(color.getRed(), color.getGreen(), color.getBlue());
    }
}
