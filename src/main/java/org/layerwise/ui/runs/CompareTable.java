package org.layerwise.ui.runs;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.layerwise.runs.RunComparison.Setting;
import org.layerwise.runs.SeedComparison.Group;
import org.layerwise.runs.SeedComparison.Sample;
import org.layerwise.ui.chart.draw.SeriesSwatch;
import org.layerwise.ui.chart.model.SeriesLook;
import org.layerwise.ui.chart.model.SeriesLook.Dash;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.Theme;

/** Tables of compared runs: a column for each run or group of seeds, a row for each setting that differs, or each figure. */
final class CompareTable {
    private static final double COLUMN = 230;
    private static final double FIRST_COLUMN = 230;

    private final List<Group> groups;
    private final Theme theme;

    CompareTable(List<Group> groups, Theme theme) {
        this.groups = groups;
        this.theme = theme;
    }

    /**
     * Fills a table with the settings that differ.
     *
     * @param into Modified.
     */
    void settings(List<Setting> settings, GridPane into) {
        begin(into, settings.isEmpty());
        int row = 1;
        for (Setting setting : settings) {
            into.add(text(setting.path(), "compare-row", FIRST_COLUMN), 0, row);
            for (int i = 0; i < groups.size(); i++) {
                String value = CompareText.value(groups.get(i), setting);
                Label label = text(value, "compare-cell", COLUMN);
                label.setTooltip(new Tooltip(value));
                into.add(label, i + 1, row);
            }
            row++;
        }
    }

    /**
     * Fills a table with best and last figures.
     *
     * @param into Modified.
     */
    void figures(List<String> metrics, GridPane into) {
        begin(into, metrics.isEmpty());
        int row = 1;
        for (String metric : metrics) {
            for (boolean best : new boolean[] {true, false}) {
                String name = Texts.get(
                        best ? "runs.column.figure.best" : "runs.column.figure.last", RunCellText.metric(metric));
                into.add(text(name, "compare-row", FIRST_COLUMN), 0, row);
                Sample first = groups.getFirst().sample(metric, best);
                for (int i = 0; i < groups.size(); i++) {
                    Sample sample = groups.get(i).sample(metric, best);
                    VBox cell = new VBox(text(CompareText.sample(sample), "compare-cell", COLUMN));
                    if (i > 0) {
                        Label difference = text(CompareText.difference(first.to(sample)), "compare-difference", COLUMN);
                        difference.setWrapText(true);
                        cell.getChildren().add(difference);
                    }
                    into.add(cell, i + 1, row);
                }
                row++;
            }
        }
    }

    private void begin(GridPane into, boolean nothing) {
        into.getChildren().clear();
        if (nothing) {
            return;
        }
        for (int i = 0; i < groups.size(); i++) {
            String name = CompareText.name(groups.get(i));
            Label label = text(name, "compare-run", COLUMN);
            label.setGraphic(new SeriesSwatch(new SeriesLook(i, Dash.FULL, false), theme));
            label.setTooltip(new Tooltip(name));
            into.add(label, i + 1, 0);
        }
    }

    private static Label text(String text, String style, double width) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setPrefWidth(width);
        label.setMinWidth(width);
        label.setMaxWidth(width);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
