package org.layerwise.ui.chart.draw;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartNumbers;
import org.layerwise.ui.chart.model.ChartOptions;
import org.layerwise.ui.chart.model.GridModel;
import org.layerwise.ui.chart.model.HeatModel;
import org.layerwise.ui.chart.model.StepUnit;
import org.layerwise.ui.fx.Texts;

/** The menu of a chart: how it is looked at, and what its page can do with it. Made each time it is shown. */
final class ChartMenu {
    private final LiveChart chart;
    private final ContextMenu menu = new ContextMenu();

    private ChartMenu(LiveChart chart) {
        this.chart = chart;
    }

    static ContextMenu of(LiveChart chart) {
        ChartMenu made = new ChartMenu(chart);
        made.fill();
        return made.menu;
    }

    private void fill() {
        ChartOptions now = chart.options();
        boolean heat = chart.model() instanceof HeatModel || chart.model() instanceof GridModel;
        if (!heat) {
            check(
                    "y-log",
                    now.yScale() == AxisScale.LOG10,
                    options -> options.withYScale(options.yScale().other()));
        }
        check(
                "x-log",
                now.xScale() == AxisScale.LOG10,
                options -> options.withXScale(options.xScale().other()));
        units(now);
        if (!heat) {
            menu.getItems().addAll(new SeparatorMenuItem(), smoothing(now));
            check("clip", now.clipOutliers(), options -> options.withClipOutliers(!options.clipOutliers()));
        }
        CheckMenuItem lock = new CheckMenuItem(Texts.get("chart.menu.lock"));
        lock.setId("chart-menu-lock");
        lock.setSelected(chart.lockedProperty().get());
        lock.setOnAction(event -> chart.lockedProperty().set(lock.isSelected()));
        menu.getItems().add(lock);
        item(
                "all",
                () -> chart.group()
                        .changeAll(each -> each.withXScale(chart.options().xScale())
                                .withXUnit(chart.options().xUnit())
                                .withSmoothing(chart.options().smoothing())
                                .withClipOutliers(chart.options().clipOutliers())));
        if (!heat) {
            item(
                    "all-y",
                    () -> chart.group()
                            .changeAll(each -> each.withYScale(chart.options().yScale())));
        }
        List<ChartAction> actions = chart.actions();
        if (!actions.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (ChartAction action : actions) {
            MenuItem item = new MenuItem(action.text());
            item.setId("chart-menu-" + action.id());
            item.setOnAction(event -> action.run().run());
            menu.getItems().add(item);
        }
    }

    private void check(String id, boolean selected, UnaryOperator<ChartOptions> change) {
        CheckMenuItem item = new CheckMenuItem(Texts.get("chart.menu." + id));
        item.setId("chart-menu-" + id);
        item.setSelected(selected);
        item.setOnAction(event -> chart.change(change));
        menu.getItems().add(item);
    }

    private void item(String id, Runnable run) {
        MenuItem item = new MenuItem(Texts.get("chart.menu." + id));
        item.setId("chart-menu-" + id);
        item.setOnAction(event -> run.run());
        menu.getItems().add(item);
    }

    private void units(ChartOptions now) {
        List<StepUnit> known = List.of(StepUnit.values()).stream()
                .filter(unit -> chart.units().has(unit))
                .toList();
        if (known.size() < 2) {
            return;
        }
        menu.getItems().add(new SeparatorMenuItem());
        ToggleGroup one = new ToggleGroup();
        for (StepUnit unit : known) {
            RadioMenuItem item = new RadioMenuItem(title(unit));
            item.setId("chart-menu-x-" + id(unit));
            item.setToggleGroup(one);
            item.setSelected(now.xUnit() == unit);
            item.setOnAction(event -> chart.change(options -> options.withXUnit(unit)));
            menu.getItems().add(item);
        }
    }

    private static String id(StepUnit unit) {
        return switch (unit) {
            case STEP -> "step";
            case EPOCH -> "epoch";
            case TIME -> "time";
        };
    }

    private static String title(StepUnit unit) {
        return Texts.get("chart.menu.x." + id(unit));
    }

    private CustomMenuItem smoothing(ChartOptions now) {
        Label label = new Label(Texts.get("chart.smoothing", ChartNumbers.readOut(now.smoothing())));
        Slider slider = new Slider(0, ChartOptions.MOST_SMOOTHING, now.smoothing());
        slider.setId("chart-menu-smoothing");
        slider.setAccessibleText(Texts.get("chart.smoothing.help"));
        slider.setBlockIncrement(0.1);
        label.setLabelFor(slider);
        slider.valueProperty().addListener((observed, before, value) -> {
            chart.change(options -> options.withSmoothing(Math.rint(value.doubleValue() * 1000) / 1000));
            label.setText(Texts.get(
                    "chart.smoothing", ChartNumbers.readOut(chart.options().smoothing())));
        });
        HBox row = new HBox(8, label, slider);
        row.getStyleClass().add("chart-menu-smoothing");
        return new CustomMenuItem(row, false);
    }
}
