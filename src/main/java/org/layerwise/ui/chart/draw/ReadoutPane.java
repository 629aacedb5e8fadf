package org.layerwise.ui.chart.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/** A read-out as a small table: the step, and the value of each series, the nearest one in bold. Its lines are used again. */
final class ReadoutPane extends VBox {
    private static final int MOST_ROWS = 9;
    private static final PseudoClass NEAREST = PseudoClass.getPseudoClass("nearest");

    private final Label head = new Label();
    private final List<Line> lines = new ArrayList<>();
    private final Label more = new Label();

    /** A line of the table. */
    private static final class Line {
        final Label label = new Label();

        @Nullable
        SeriesLook look;

        @Nullable
        Theme theme;

        void show(Readout.Row row, boolean nearest, Theme now) {
            label.setText(row.text());
            label.pseudoClassStateChanged(NEAREST, nearest);
            SeriesLook wanted = row.look();
            if (wanted == null ? look != null : !wanted.equals(look) || now != theme) {
                look = wanted;
                theme = now;
                label.setGraphic(wanted == null ? null : new SeriesSwatch(wanted, now));
            }
        }
    }

    ReadoutPane() {
        getStyleClass().add("chart-readout");
        head.getStyleClass().add("chart-readout-place");
        getChildren().add(head);
    }

    void show(Readout readout, Theme theme) {
        List<Readout.Row> rows = readout.rows();
        int first =
                rows.size() <= MOST_ROWS ? 0 : Math.clamp(readout.series() - MOST_ROWS / 2, 0, rows.size() - MOST_ROWS);
        int count = Math.min(MOST_ROWS, rows.size());
        while (lines.size() < count) {
            lines.add(new Line());
        }
        head.setText(readout.place());
        for (int i = 0; i < count; i++) {
            boolean nearest = rows.size() > 1 && first + i == readout.series();
            lines.get(i).show(rows.get(first + i), nearest, theme);
        }
        more.setText(Texts.get("chart.legend.more", rows.size() - count));
        int wanted = 1 + count + (rows.size() > count ? 1 : 0);
        if (getChildren().size() != wanted
                || (rows.size() > count) != getChildren().contains(more)) {
            getChildren().setAll(head);
            lines.subList(0, count).forEach(line -> getChildren().add(line.label));
            if (rows.size() > count) {
                getChildren().add(more);
            }
        }
    }
}
