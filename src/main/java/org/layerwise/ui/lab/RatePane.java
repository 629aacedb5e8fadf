package org.layerwise.ui.lab;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Workbench;
import org.layerwise.lab.rate.RateRamp;
import org.layerwise.lab.rate.RateRangeTest;
import org.layerwise.lab.rate.RateSuggestions;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;

/** The part of the Lab page for learning rates: the range test of the open experiment. */
final class RatePane implements LabPart {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("error");
    private static final int MOST_SEEDS = 100;
    private final String exponential = Texts.get("lab.rate.shape.exponential");
    private final String linear = Texts.get("lab.rate.shape.linear");

    private final UiContext ui;
    private final RateViewModel model;
    private final ChartWorker worker;
    private final StaticChart chart;
    private final TextField from = field("from", "1e-7");
    private final TextField to = field("to", "10");
    private final TextField steps = field("steps", "100");
    private final TextField seeds = field("seeds", "3");
    private final ComboBox<String> shape = new ComboBox<>();
    private final HBox takes = new HBox(8);
    private final Label says = new Label();
    private final StackPane place = new StackPane();
    private final VBox root = new VBox(12);

    RatePane(Workbench workbench, UiContext ui) {
        this.ui = ui;
        model = new RateViewModel(workbench, ui.background(), FxThread::run);
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        chart = new StaticChart(worker);
        chart.setId("lab-rate-chart");
        chart.themeProperty().bind(ui.theme());
        chart.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        chart.setActions(new ChartSaving(ui).actions(() -> ChartDrawing.of(chart)));
        ui.pump().add(chart);
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(120);
        Label explanation = new Label(Texts.get("lab.rate.help"));
        explanation.setWrapText(true);
        explanation.getStyleClass().add("text-muted");
        says.setWrapText(true);
        says.setId("lab-rate-says");
        takes.setAlignment(Pos.CENTER_LEFT);
        root.getChildren().setAll(explanation, settings(), message(), place, says, takes);
        model.work().foundProperty().subscribe(this::show);
    }

    private static TextField field(String name, String text) {
        TextField field = new TextField(text);
        field.setId("lab-rate-" + name);
        field.setPrefColumnCount(5);
        return field;
    }

    private Node settings() {
        shape.setId("lab-rate-shape");
        shape.getItems().setAll(exponential, linear);
        shape.setValue(exponential);
        Button start = new Button(Texts.get("lab.rate.start"));
        start.setId("lab-rate-start");
        start.getStyleClass().add("accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.disableProperty().bind(model.work().readyProperty().not());
        start.visibleProperty().bind(model.work().busyProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        start.setOnAction(event -> start());
        Button stop = new Button(Texts.get("lab.rate.stop"));
        stop.setId("lab-rate-stop");
        stop.visibleProperty().bind(model.work().busyProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        stop.setOnAction(event -> model.work().stop());
        ProgressBar progress = new ProgressBar(0);
        progress.progressProperty().bind(model.work().progressProperty());
        progress.visibleProperty().bind(model.work().busyProperty());
        HBox bar = new HBox(
                8,
                named("from", from),
                named("to", to),
                named("steps", steps),
                named("shape", shape),
                named("seeds", seeds),
                start,
                stop,
                progress);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static Node named(String name, Node field) {
        Label label = new Label(Texts.get("lab.rate." + name));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.setAccessibleText(Texts.get("lab.rate." + name));
        HBox both = new HBox(6, label, field);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private Node message() {
        Label message = new Label();
        message.setId("lab-rate-message");
        message.setWrapText(true);
        message.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.work().readyProperty().get()
                                ? model.work().messageProperty().get()
                                : Texts.get("lab.rate.no-table"),
                        model.work().readyProperty(),
                        model.work().messageProperty()));
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }

    private void start() {
        Optional<Double> low = number(from);
        Optional<Double> high = number(to);
        Optional<Double> count = number(steps);
        Optional<Double> times = number(seeds).filter(value -> value >= 1 && value <= MOST_SEEDS);
        seeds.pseudoClassStateChanged(REFUSED, times.isEmpty());
        if (low.isPresent() && high.isPresent() && count.isPresent() && times.isPresent()) {
            model.start(
                    low.get(),
                    high.get(),
                    (int) Math.rint(count.get()),
                    linear.equals(shape.getValue()) ? RateRamp.Shape.LINEAR : RateRamp.Shape.EXPONENTIAL,
                    (int) Math.rint(times.get()));
        }
    }

    /** The number in a field; one that holds none is marked. */
    private static Optional<Double> number(TextField field) {
        Optional<Double> number;
        try {
            number = Optional.of(Double.parseDouble(field.getText().strip().replace(",", "")));
        } catch (NumberFormatException e) {
            System.getLogger(RatePane.class.getName()).log(System.Logger.Level.TRACE, "no number", e);
            number = Optional.empty();
        }
        field.pseudoClassStateChanged(REFUSED, number.isEmpty());
        return number;
    }

    private void show(@Nullable RateRangeTest test) {
        takes.getChildren().clear();
        says.setText(model.says());
        if (test == null) {
            place.getChildren().clear();
            return;
        }
        chart.show(RatePlot.of(test));
        if (place.getChildren().isEmpty()) {
            place.getChildren().setAll(chart);
        }
        test.suggestions().ifPresent(this::offer);
    }

    private void offer(RateSuggestions found) {
        takes.getChildren()
                .setAll(
                        new Label(Texts.get("lab.rate.take")),
                        take("valley", found.valley()),
                        take("steepest", found.steepest()),
                        take("minimum", found.minimumTenth()));
    }

    private Node take(String name, double rate) {
        MenuButton button = new MenuButton(Texts.get("lab.rate." + name, Numbers.measure(rate)));
        button.setId("lab-rate-take-" + name);
        button.getItems()
                .setAll(
                        item("constant", () -> model.take(rate)),
                        item("one-cycle", () -> model.takeOneCycle(rate)),
                        item("cyclical", () -> model.takeCyclical(rate)));
        return button;
    }

    private static MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(Texts.get("lab.rate.take." + name));
        item.setId("lab-rate-take-as-" + name);
        item.setOnAction(event -> action.run());
        return item;
    }

    @Override
    public String id() {
        return "rate";
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        model.close();
        ui.pump().remove(chart);
        chart.themeProperty().unbind();
        worker.close();
    }
}
