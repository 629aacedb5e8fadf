package org.layerwise.ui.data.columns;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.profile.CategoryCount;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.DateSpan;
import org.layerwise.data.profile.NumberSummary;
import org.layerwise.data.table.ColumnType;
import org.layerwise.report.ColumnDigits;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** A column's distribution in small: a histogram of its numbers, or bars of its most frequent categories. */
public final class ShapeView extends Pane {
    private static final double WIDTH = 84;
    private static final double HEIGHT = 34;
    private static final int BARS = 12;
    private static final int LISTED = 6;

    private final Path bars = new Path();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable ColumnProfile drawn;
    private @Nullable ColumnType drawnAs;

    public ShapeView() {
        getStyleClass().add("shape");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        Line base = new Line(0.5, HEIGHT - 0.5, WIDTH - 0.5, HEIGHT - 0.5);
        base.getStyleClass().add("base");
        getChildren().setAll(bars, base);
        Tooltip.install(this, tooltip);
    }

    public void show(ColumnProfile profile, ColumnType type) {
        if (profile.equals(drawn) && type == drawnAs) {
            return;
        }
        drawn = profile;
        drawnAs = type;
        NumberSummary numbers = type.isNumeric() ? profile.numbers() : null;
        DateSpan dates = type == ColumnType.DATE ? profile.dates() : null;
        bars.getStyleClass().setAll(numbers == null && dates == null ? "categories" : "numbers");
        String words;
        if (numbers != null) {
            draw(numbers.histogram(), 1);
            ColumnDigits digits = ColumnDigits.of(numbers);
            words = Texts.get(
                    "data.column.range", Numbers.number(numbers.min(), digits), Numbers.number(numbers.max(), digits));
        } else if (dates != null) {
            draw(dates.histogram(), 1);
            words = dates.text();
        } else {
            List<CategoryCount> top = profile.frequent().stream().limit(BARS).toList();
            draw(top.stream().map(CategoryCount::count).toList(), 3);
            words = list(profile);
        }
        tooltip.setText(words);
        setAccessibleText(words);
    }

    private static String list(ColumnProfile profile) {
        if (profile.frequent().isEmpty()) {
            return Texts.get("data.shape.empty");
        }
        String top = profile.frequent().stream()
                .limit(LISTED)
                .map(each -> Texts.get("data.shape.category", each.category(), each.count()))
                .collect(Collectors.joining("\n"));
        int more = profile.distinct() - LISTED;
        return more > 0 ? top + "\n" + Texts.get("data.shape.more", more) : top;
    }

    private void draw(List<Integer> counts, double gap) {
        bars.getElements().clear();
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        double width = Math.min(16, WIDTH / Math.max(1, counts.size()));
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                double height = Math.max(1.5, (HEIGHT - 3) * counts.get(i) / most);
                double left = i * width;
                bars.getElements()
                        .addAll(
                                new MoveTo(left, HEIGHT - 1),
                                new VLineTo(HEIGHT - 1 - height),
                                new HLineTo(left + width - Math.min(gap, width / 4)),
                                new VLineTo(HEIGHT - 1),
                                new ClosePath());
            }
        }
    }
}
