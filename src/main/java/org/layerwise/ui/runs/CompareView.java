package org.layerwise.ui.runs;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.RunRegistry;
import org.layerwise.runs.SeedComparison;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.model.AxisScale;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.chart.model.ChartSpec;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;

/** Several runs side by side: curves, figures, the settings that differ, histograms. */
final class CompareView implements AutoCloseable {
    /** So many runs can be told apart by their colors. */
    static final int MOST = 12;

    private final UiContext ui;
    private final CompareViewModel model;
    private final ChartWorker worker;
    private final Runnable leave;
    private @Nullable ChartSlot epochsSlot;
    private @Nullable ChartSlot stepsSlot;
    private @Nullable HistogramCards cards;
    private @Nullable List<String> shownRuns;

    @FXML
    private BorderPane root;

    @FXML
    private Button back;

    @FXML
    private Label title;

    @FXML
    private CheckBox grouped;

    @FXML
    private Label axisLabel;

    @FXML
    private ComboBox<CompareAxis> axis;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label figureLabel;

    @FXML
    private ComboBox<String> figure;

    @FXML
    private StackPane epochsPane;

    @FXML
    private Label seriesLabel;

    @FXML
    private ComboBox<StepCurves.Choice> series;

    @FXML
    private StackPane stepsPane;

    @FXML
    private Label figuresHelp;

    @FXML
    private GridPane figures;

    @FXML
    private Label settingsTitle;

    @FXML
    private GridPane settings;

    @FXML
    private Label layerLabel;

    @FXML
    private ComboBox<String> layer;

    @FXML
    private Label stepLabel;

    @FXML
    private Slider step;

    @FXML
    private Label stepText;

    @FXML
    private FlowPane histograms;

    /** @param leave goes back to the list */
    CompareView(RunRegistry runs, UiContext ui, Runnable leave) {
        this.ui = ui;
        this.leave = leave;
        model = new CompareViewModel(runs, ui.background(), FxThread::run, ui.report());
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        Fxml.COMPARE.load(this);
        root.managedProperty().bind(root.visibleProperty());
    }

    Parent root() {
        return root;
    }

    /** Compares runs. */
    void show(List<String> ids) {
        scroll.setVvalue(0);
        model.show(ids);
    }

    /** Shows nothing. */
    void hide() {
        model.hide();
    }

    @Override
    public void close() {
        model.close();
        hide();
        worker.close();
    }

    @FXML
    private void initialize() {
        ChartGroup group = new ChartGroup();
        ChartSlot epochsAt = new ChartSlot(ui, worker, group, epochsPane, "compare-epochs-chart");
        ChartSlot stepsAt = new ChartSlot(ui, worker, group, stepsPane, "compare-steps-chart");
        HistogramCards histogramsAt = new HistogramCards(ui, worker, histograms, step, stepText);
        epochsSlot = epochsAt;
        stepsSlot = stepsAt;
        cards = histogramsAt;
        back.setOnAction(event -> leave.run());
        axis.getItems().setAll(CompareAxis.values());
        axis.setConverter(new ChoiceConverter<>(CompareAxis::title));
        axis.valueProperty().bindBidirectional(model.axisProperty());
        // What is in view of one axis is nowhere on another.
        model.axisProperty().addListener((observed, before, now) -> group.zoom(Double.NaN, Double.NaN));
        grouped.selectedProperty().bindBidirectional(model.groupedProperty());
        figure.setConverter(new ChoiceConverter<>(CompareText::figure));
        figure.valueProperty().bindBidirectional(model.figureProperty());
        series.valueProperty().bindBidirectional(model.choiceProperty());
        layer.valueProperty().bindBidirectional(model.layerProperty());
        axisLabel.setLabelFor(axis);
        figureLabel.setLabelFor(figure);
        seriesLabel.setLabelFor(series);
        layerLabel.setLabelFor(layer);
        stepLabel.setLabelFor(step);
        model.contentProperty().subscribe(this::showContent);
        model.groupedProperty()
                .subscribe(now -> showContent(model.contentProperty().get()));
        model.epochsProperty().subscribe(this::showEpochs);
        model.stepsProperty().subscribe(this::showSteps);
        model.histogramsProperty().subscribe(found -> showHistograms());
        step.valueProperty().addListener((observed, before, now) -> histogramsAt.turn());
        ui.theme().subscribe(now -> showContent(model.contentProperty().get()));
    }

    private void showContent(CompareViewModel.@Nullable Content now) {
        if (now == null) {
            shownRuns = null;
            return;
        }
        List<String> ids = now.runs().stream().map(run -> run.info().id()).toList();
        if (!ids.equals(shownRuns)) {
            shownRuns = ids;
            title.setText(Texts.get("compare.title", now.runs().size()));
            figure.getItems().setAll(CompareText.figures(now.comparison().metrics()));
            series.getItems().setAll(StepCurves.choices(now.runs()));
            layer.getItems().setAll(LayerHistograms.layers(now.runs()));
            grouped.setDisable(!now.bySeed().hasGroups());
        }
        SeedComparison seeds = model.seeds(now);
        figuresHelp.setText(Texts.get(seeds.hasGroups() ? "compare.figures.seeds" : "compare.figures.help"));
        CompareTable table = new CompareTable(seeds.groups(), ui.theme().get());
        table.figures(now.comparison().metrics(), figures);
        table.settings(now.comparison().settings(), settings);
        settingsTitle.setText(
                Texts.get(now.comparison().settings().isEmpty() ? "compare.settings.same" : "compare.settings"));
    }

    private void showEpochs(@Nullable EpochCurves curves) {
        ChartSlot slot = epochsSlot;
        String figureNow = model.figureProperty().get();
        if (slot == null) {
            return;
        }
        String name = figureNow == null ? "–" : CompareText.figure(figureNow);
        CompareAxis over = model.axisProperty().get();
        slot.show(curves == null ? null : curves.model(), new ChartSpec(name, over.label(), name));
    }

    private void showSteps(@Nullable StepCurves curves) {
        ChartSlot slot = stepsSlot;
        StepCurves.Choice choice = model.choiceProperty().get();
        if (slot == null) {
            return;
        }
        String name = choice == null ? "–" : choice.toString();
        int group = curves == null ? 1 : curves.group();
        String title = group == 1 ? name : Texts.get("compare.series.means", name, Numbers.count(group));
        slot.show(
                curves == null ? null : curves.model(),
                new ChartSpec(
                        title,
                        model.axisProperty().get().label(),
                        name,
                        choice == null ? AxisScale.LINEAR : StepCurves.scale(choice.measure())));
    }

    private void showHistograms() {
        HistogramCards at = cards;
        CompareViewModel.Content now = model.contentProperty().get();
        if (at != null) {
            at.show(
                    now == null ? List.of() : now.runs(),
                    model.histogramsProperty().get(),
                    now == null ? List.of() : model.colors(now));
        }
        step.setAccessibleText(Texts.get("compare.step") + " " + Numbers.count(Math.round(step.getValue())));
    }
}
