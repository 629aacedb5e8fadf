package org.layerwise.ui.chart.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/** The legend of a chart: at most two rows and eight names, the rest as "… n more" with all names in its tooltip. */
final class LegendPane extends Pane {
    private static final int MOST_NAMES = 8;
    private static final double GAP = 12;
    private static final double WIDEST = 160;

    private final Label more = new Label();
    private final Tooltip allNames = new Tooltip();
    private List<Series> series = List.of();
    private Theme theme = Theme.LIGHT;
    private int rows = 2;

    LegendPane() {
        getStyleClass().add("chart-legend");
        setAccessibleRole(AccessibleRole.TEXT);
        more.getStyleClass().add("chart-legend-more");
        Tooltip.install(more, allNames);
    }

    /** Shows these names; nothing is made anew when nothing has changed. @return whether something has */
    boolean show(List<Series> newSeries, Theme newTheme, int newRows) {
        boolean changed = rows != newRows;
        if (changed) {
            rows = newRows;
            requestLayout();
        }
        if (newSeries.equals(series) && newTheme == theme) {
            return changed;
        }
        series = List.copyOf(newSeries);
        theme = newTheme;
        List<String> names = series.stream().map(one -> one.name).toList();
        allNames.setText(String.join("\n", names));
        setAccessibleText(String.join(", ", names));
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_NAMES, series.size()); i++) {
            labels.add(entry(series.get(i)));
        }
        getChildren().setAll(labels);
        getChildren().add(more);
        requestLayout();
        return true;
    }

    private Label entry(Series one) {
        Label label = new Label(one.name, new SeriesSwatch(one.look, theme));
        label.setMaxWidth(WIDEST);
        return label;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return series.isEmpty() ? 0 : arrange(width <= 0 ? getWidth() : width) * rowHeight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double rowHeight() {
        return Math.ceil(more.prefHeight(-1)) + 2;
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth());
    }

    /** Places what fits into {@code width} and hides the rest; the number of rows used. */
    private int arrange(double width) {
        if (series.isEmpty()) {
            return 0;
        }
        int shown = getChildren().size() - 1;
        while (shown > 0 && place(shown, width) > rows) {
            shown--;
        }
        return Math.max(1, place(shown, width));
    }

    private int place(int shown, double width) {
        int hidden = series.size() - shown;
        more.setText(Texts.get("chart.legend.more", hidden));
        double x = 0;
        int row = 0;
        for (int i = 0; i < getChildren().size(); i++) {
            Label label = (Label) getChildren().get(i);
            boolean visible = i < shown || (hidden > 0 && i == getChildren().size() - 1);
            label.setVisible(visible);
            if (!visible) {
                continue;
            }
            double wide = Math.min(Math.min(WIDEST, width), Math.ceil(label.prefWidth(-1)));
            if (x > 0 && x + wide > width) {
                x = 0;
                row++;
            }
            label.resizeRelocate(x, row * rowHeight(), wide, rowHeight());
            x += wide + GAP;
        }
        return row + 1;
    }
}
