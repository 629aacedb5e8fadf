package org.layerwise.ui.chart.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import org.layerwise.ui.chart.model.Series;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/**
 * The legend of a chart: at most two rows and eight names, the rest as "… n more" with all names in its tooltip. A click, or
 * Space, hides a series or shows it; a double-click, or Enter, shows it alone.
 */
final class LegendPane extends Pane {
    private static final int MOST_NAMES = 8;
    private static final double GAP = 12;
    private static final double WIDEST = 160;
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");

    private final Label more = new Label();
    private final Tooltip allNames = new Tooltip();
    private final Consumer<Series> toggle;
    private final Consumer<Series> alone;
    private List<Entry> entries = List.of();
    private Theme theme = Theme.LIGHT;
    private int rows = 2;

    private record Entry(Series series, boolean muted) {}

    /**
     * A legend without names.
     *
     * @param toggle hides a series, or shows it again
     * @param alone shows a series alone, or all again
     */
    LegendPane(Consumer<Series> toggle, Consumer<Series> alone) {
        this.toggle = toggle;
        this.alone = alone;
        getStyleClass().add("chart-legend");
        setAccessibleRole(AccessibleRole.PARENT);
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
        List<Entry> now =
                newSeries.stream().map(one -> new Entry(one, one.isMuted())).toList();
        if (now.equals(entries) && newTheme == theme) {
            return changed;
        }
        boolean same = newTheme == theme
                && newSeries.equals(entries.stream().map(Entry::series).toList());
        entries = now;
        theme = newTheme;
        if (same) {
            // The labels stay: what is clicked twice must not be replaced between the clicks.
            for (int i = 0; i < getChildren().size() - 1; i++) {
                dress((Label) getChildren().get(i), entries.get(i));
            }
            return changed;
        }
        List<String> names = entries.stream().map(one -> one.series().name).toList();
        allNames.setText(String.join("\n", names));
        setAccessibleText(String.join(", ", names));
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_NAMES, entries.size()); i++) {
            labels.add(label(entries.get(i)));
        }
        getChildren().setAll(labels);
        getChildren().add(more);
        requestLayout();
        return true;
    }

    private static void dress(Label label, Entry entry) {
        label.pseudoClassStateChanged(MUTED, entry.muted());
        label.setAccessibleText(
                Texts.get(entry.muted() ? "chart.legend.hidden" : "chart.legend.shown", entry.series().name));
    }

    private Label label(Entry entry) {
        Series one = entry.series();
        Label label = new Label(one.name, new SeriesSwatch(one.look, theme));
        label.setMaxWidth(WIDEST);
        label.getStyleClass().add("chart-legend-entry");
        dress(label, entry);
        label.setFocusTraversable(entries.size() > 1);
        label.setAccessibleRole(AccessibleRole.CHECK_BOX);
        label.setAccessibleHelp(Texts.get("chart.legend.help"));
        label.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                if (event.getClickCount() == 2) {
                    // The first click has toggled it already.
                    toggle.accept(one);
                    alone.accept(one);
                } else if (event.getClickCount() == 1) {
                    toggle.accept(one);
                }
            }
            event.consume();
        });
        label.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                toggle.accept(one);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                alone.accept(one);
                event.consume();
            }
        });
        return label;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return entries.isEmpty() ? 0 : arrange(width <= 0 ? getWidth() : width) * rowHeight();
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
        if (entries.isEmpty()) {
            return 0;
        }
        int shown = getChildren().size() - 1;
        while (shown > 0 && place(shown, width) > rows) {
            shown--;
        }
        return Math.max(1, place(shown, width));
    }

    private int place(int shown, double width) {
        int hidden = entries.size() - shown;
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
