package org.layerwise.ui.watch;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;

/** How all charts of the page are looked at: what their steps are given in, smoothing, outliers. */
final class ChartStrip extends HBox {
    /** Narrower than this, not all texts have room. */
    private static final double NARROW = 880;

    private final ComboBox<StepUnit> unit = new ComboBox<>();
    private final Slider smoothing = new Slider(0, ChartOptions.MOST_SMOOTHING, 0);
    private final CheckBox clip = new CheckBox(Texts.get("watch.charts.clip"));
    private final Region space = new Region();
    private boolean showing;

    /** @param change changes all charts */
    ChartStrip(Consumer<UnaryOperator<ChartOptions>> change) {
        Consumer<UnaryOperator<ChartOptions>> all = each -> {
            if (!showing) {
                change.accept(each);
            }
        };
        getStyleClass().add("chart-strip");
        setSpacing(8);
        setMinWidth(0); // the page decides how wide it is, and it then decides what has room
        Label over = new Label(Texts.get("watch.charts.over"));
        unit.setId("watch-charts-unit");
        unit.getItems().setAll(StepUnit.values());
        unit.setConverter(new ChoiceConverter<>(ChartStrip::title));
        unit.setValue(StepUnit.STEP);
        unit.setTooltip(new Tooltip(Texts.get("watch.charts.over.help")));
        over.setLabelFor(unit);
        unit.valueProperty().addListener((observed, before, now) -> all.accept(options -> options.withXUnit(now)));
        Label name = new Label(Texts.get("watch.charts.smoothing"));
        smoothing.setId("watch-charts-smoothing");
        smoothing.setBlockIncrement(0.1);
        smoothing.setPrefWidth(120);
        smoothing.setTooltip(new Tooltip(Texts.get("chart.smoothing.help")));
        smoothing.setAccessibleText(Texts.get("chart.smoothing.help"));
        name.setLabelFor(smoothing);
        Label figure = new Label("0");
        figure.setMinWidth(36);
        smoothing.valueProperty().addListener((observed, before, now) -> {
            double weight = Math.rint(100 * now.doubleValue()) / 100;
            figure.setText(Numbers.number(weight));
            all.accept(options -> options.withSmoothing(weight));
        });
        clip.setId("watch-charts-clip");
        clip.setTooltip(new Tooltip(Texts.get("watch.charts.clip.help")));
        clip.selectedProperty()
                .addListener((observed, before, now) -> all.accept(options -> options.withClipOutliers(now)));
        for (Region each : List.of(over, unit, name, smoothing, clip)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(over, unit, name, smoothing, figure, clip);
    }

    /** Puts a button at the right end; where there is little room it is its icon alone. */
    void addAtEnd(MenuButton node) {
        node.setAccessibleText(node.getText());
        node.contentDisplayProperty()
                .bind(Bindings.when(widthProperty().lessThan(NARROW))
                        .then(ContentDisplay.GRAPHIC_ONLY)
                        .otherwise(ContentDisplay.LEFT));
        if (!getChildren().contains(space)) {
            HBox.setHgrow(space, Priority.ALWAYS);
            getChildren().add(space);
        }
        getChildren().add(node);
    }

    /** Shows what charts have in common, without changing any. */
    void show(List<ChartOptions> of) {
        if (of.isEmpty()) {
            return;
        }
        ChartOptions first = of.getFirst();
        showing = true;
        if (of.stream().allMatch(each -> each.xUnit() == first.xUnit())) {
            unit.setValue(first.xUnit());
        }
        if (of.stream().allMatch(each -> each.smoothing() == first.smoothing())) {
            smoothing.setValue(first.smoothing());
        }
        if (of.stream().allMatch(each -> each.clipOutliers() == first.clipOutliers())) {
            clip.setSelected(first.clipOutliers());
        }
        showing = false;
    }

    private static String title(StepUnit unit) {
        return switch (unit) {
            case STEP -> Texts.get("watch.charts.step");
            case EPOCH -> Texts.get("watch.charts.epoch");
            case TIME -> Texts.get("watch.charts.time");
        };
    }
}
