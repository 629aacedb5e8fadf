package org.layerwise.ui.data;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.data.prepare.PartBalance;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.report.ColumnDigits;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** How many rows each part has, and what they hold of the target. */
final class PartsView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final int CLASSES = 20;

    private final VBox box;

    PartsView(VBox box) {
        this.box = box;
    }

    void setStale(boolean stale) {
        box.pseudoClassStateChanged(STALE, stale);
    }

    void show(List<PartBalance> parts) {
        if (parts.isEmpty()) {
            Label none = new Label(Texts.get("data.parts.none"));
            none.setWrapText(true);
            none.getStyleClass().add("text-muted");
            box.getChildren().setAll(none);
            return;
        }
        box.getChildren().setAll(bar(parts), grid(parts));
    }

    private static HBox bar(List<PartBalance> parts) {
        HBox bar = new HBox(2);
        bar.getStyleClass().add("part-bar");
        double all = parts.stream().mapToInt(PartBalance::rows).sum();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).rows() > 0) {
                Region region = new Region();
                region.getStyleClass().add(PARTS.get(i));
                region.setMinWidth(2);
                region.prefWidthProperty()
                        .bind(bar.widthProperty().multiply(parts.get(i).rows() / all));
                bar.getChildren().add(region);
            }
        }
        return bar;
    }

    private static GridPane grid(List<PartBalance> parts) {
        List<Integer> shown = java.util.stream.IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).rows() > 0)
                .boxed()
                .toList();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("grid");
        grid.setVgap(3);
        grid.setHgap(8);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(0);
        grid.getColumnConstraints().add(names);
        for (int i = 0; i < shown.size(); i++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            numbers.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(numbers);
            Label head = new Label(Texts.get("data.parts." + PARTS.get(shown.get(i))));
            head.getStyleClass().add("head");
            grid.add(head, i + 1, 0);
        }
        line(
                grid,
                1,
                Texts.get("data.parts.rows"),
                shown.stream().map(i -> Numbers.count(parts.get(i).rows())).toList());
        if (!parts.getFirst().classes().isEmpty()) {
            classes(grid, parts, shown);
        } else if (!Double.isNaN(parts.getFirst().mean())) {
            ColumnDigits digits = ColumnDigits.of(
                    shown.stream().mapToDouble(i -> parts.get(i).mean()).toArray());
            line(
                    grid,
                    2,
                    Texts.get("data.parts.mean"),
                    shown.stream()
                            .map(i -> Numbers.number(parts.get(i).mean(), digits))
                            .toList());
            line(
                    grid,
                    3,
                    Texts.get("data.parts.std"),
                    shown.stream().map(i -> Numbers.number(parts.get(i).std())).toList());
        }
        return grid;
    }

    private static void classes(GridPane grid, List<PartBalance> parts, List<Integer> shown) {
        List<CategoryCount> first = parts.getFirst().classes();
        for (int c = 0; c < Math.min(CLASSES, first.size()); c++) {
            int row = c;
            line(
                    grid,
                    c + 2,
                    first.get(c).category(),
                    shown.stream()
                            .map(i -> {
                                int count = parts.get(i).classes().get(row).count();
                                return Numbers.count(count) + " · "
                                        + Numbers.percent(
                                                (double) count / parts.get(i).rows());
                            })
                            .toList());
        }
        if (first.size() > CLASSES) {
            line(grid, CLASSES + 2, Texts.get("data.parts.more", first.size() - CLASSES), List.of());
        }
    }

    private static void line(GridPane grid, int row, String name, List<String> values) {
        Label title = new Label(name);
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(name));
        grid.add(title, 0, row);
        for (int i = 0; i < values.size(); i++) {
            Label value = new Label(values.get(i));
            value.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(value, i + 1, row);
        }
    }
}
