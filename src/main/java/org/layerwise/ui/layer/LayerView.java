package org.layerwise.ui.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.Ticker;
import org.layerwise.nn.graph.PlanNode;
import org.layerwise.runs.StoredState;
import org.layerwise.train.LayerOutputs;
import org.layerwise.train.WeightPictures;
import org.layerwise.ui.chart.draw.ChartDrawing;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.chart.draw.StaticChart;
import org.layerwise.ui.chart.export.ChartSaving;
import org.layerwise.ui.chart.model.ChartGroup;
import org.layerwise.ui.design.CardTexts;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.fx.WindowWords;
import org.layerwise.ui.live.LayerCharts;
import org.layerwise.ui.live.LayerHealth;
import org.layerwise.ui.live.RunFeeds;

/** The page of one layer of the run that is shown. */
public final class LayerView implements Screen {
    private static final PseudoClass CAUTION = PseudoClass.getPseudoClass("caution");
    private static final PseudoClass ILL = PseudoClass.getPseudoClass("ill");
    private static final double IMAGE = 176;

    private final UiContext ui;
    private final LayerViewModel model;
    private final ChartWorker worker;
    private final ChartSaving saving;
    private final ChartGroup group = new ChartGroup();
    private final List<LiveChart> charts = new ArrayList<>();
    private final PulseTimer.Source source = this::pulse;
    private final BooleanBinding isOpen;

    private final VBox root = new VBox();
    private final Button back = new Button(Texts.get("layer.back"), new FontIcon("fth-arrow-left"));
    private final Button previous = Pager.button("layer-previous", "fth-chevron-up", "layer.previous");
    private final Button next = Pager.button("layer-next", "fth-chevron-down", "layer.next");
    private final Label title = label("layer-title", "layer-page-title");
    private final Label kind = label("layer-kind", "layer-hint");
    private final Label facts = label("layer-facts", "layer-hint");
    private final Label health = label("layer-health", "layer-health");
    private final Label reasons = label("layer-reasons", "layer-reasons");
    private final Label caption = label("layer-run", "layer-hint");
    private final ChartTiles tiles = new ChartTiles();
    private final RowChooser rows;
    private final Pager outputPages = new Pager("layer-outputs-pages");
    private final Pager weightPages = new Pager("layer-weights-pages");
    private final ComboBox<String> kernels = new ComboBox<>();
    private final ComboBox<String> channels = new ComboBox<>();
    private final StaticChart image;
    private final PictureCard outputs;
    private final PictureCard weights;
    private boolean filling;

    /** @param feeds hand the frames of runs to whoever shows them */
    public LayerView(Workbench workbench, UiContext ui, RunFeeds feeds) {
        this.ui = ui;
        model = new LayerViewModel(workbench, feeds, ui.background(), FxThread::run, Ticker.SYSTEM);
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        saving = new ChartSaving(ui);
        isOpen = model.openProperty().isNotNull();
        rows = new RowChooser(model);
        image = PictureCard.chart(ui, worker, saving, "layer-image");
        image.setMinWidth(IMAGE);
        image.setPrefWidth(IMAGE);
        image.setMaxSize(IMAGE, IMAGE + 30);
        outputs = new PictureCard(ui, worker, saving, "layer-outputs", rows, grow(), outputPages);
        outputs.beside(image);
        Label channelName = label("layer-channel-label", "layer-hint");
        channelName.setText(Texts.get("layer.channel"));
        channelName.setLabelFor(channels);
        channelName.visibleProperty().bind(channels.visibleProperty());
        channelName.managedProperty().bind(channels.managedProperty());
        weights = new PictureCard(
                ui, worker, saving, "layer-weights", kernels, channelName, channels, grow(), weightPages);
        build();
        listen();
        ui.pump().add(source);
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region grow() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private void build() {
        root.setId("layer-page");
        root.getStyleClass().add("layer-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(LayerView.class.getResource("/css/layer.css"))
                        .toExternalForm());
        back.setId("layer-back");
        back.getStyleClass().addAll("flat", "layer-button");
        back.setTooltip(new Tooltip(Texts.get("layer.back.help")));
        reasons.setWrapText(true);
        facts.setMinWidth(0);
        caption.setMinWidth(0);
        kernels.setId("layer-kernel");
        kernels.setAccessibleText(Texts.get("layer.kernel"));
        channels.setId("layer-channel");
        HBox names = new HBox(back, previous, next, title, kind, health, grow(), caption);
        names.getStyleClass().add("layer-names");
        VBox head = new VBox(names, facts, reasons);
        head.getStyleClass().add("layer-head");
        HBox pictures = new HBox(outputs, weights);
        pictures.getStyleClass().add("layer-pictures");
        for (PictureCard card : List.of(outputs, weights)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setMinWidth(0);
            card.prefWidthProperty().bind(pictures.widthProperty().divide(2));
        }
        VBox content = new VBox(pictures, tiles);
        content.getStyleClass().add("layer-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setId("layer-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("layer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getChildren().addAll(head, scroll);
    }

    private void listen() {
        back.setOnAction(event -> leave());
        previous.setOnAction(event -> model.neighbor(-1).ifPresent(this::open));
        next.setOnAction(event -> model.neighbor(1).ifPresent(this::open));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.openProperty().addListener((observed, before, now) -> showLayer(now));
        model.healthProperty().addListener((observed, before, now) -> showHealth(now));
        model.snapshotProperty().addListener((observed, before, now) -> showPictures());
        outputPages.pageProperty().addListener((observed, before, now) -> showPictures());
        weightPages.pageProperty().addListener((observed, before, now) -> showPictures());
        kernels.valueProperty().addListener((observed, before, now) -> {
            if (!filling) {
                showPictures();
            }
        });
        channels.valueProperty().addListener((observed, before, now) -> {
            if (!filling) {
                model.channelProperty().set(channels.getSelectionModel().getSelectedIndex() - 1);
            }
        });
        showPictures();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> leave();
            case UP -> alt(event, previous);
            case DOWN -> alt(event, next);
            default -> {
                return;
            }
        }
        if (event.isAltDown() || !isOpen.get()) {
            event.consume();
        }
    }

    private static void alt(KeyEvent event, Button button) {
        if (event.isAltDown()) {
            button.fire();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    /** The page is turned to: keys reach it. */
    @Override
    public void shown() {
        back.requestFocus();
    }

    /** Whether it shows a layer. */
    public BooleanBinding openProperty() {
        return isOpen;
    }

    /** Shows a layer of the run that is shown; nothing happens where the run has none of that name. */
    public void open(String id) {
        if (model.open(id)) {
            outputPages.pageProperty().set(0);
            weightPages.pageProperty().set(0);
            rows.refresh();
        }
    }

    /** Goes back to the page that was shown before. */
    public void leave() {
        model.leave();
    }

    @Override
    public void close() {
        ui.pump().remove(source);
        model.close();
        forgetCharts();
        outputs.close();
        weights.close();
        PictureCard.forget(ui, image);
        worker.close();
    }

    private void pulse() {
        if (root.getScene() != null) {
            model.pulse();
            LayerViewModel.Open now = model.openProperty().get();
            boolean live = now != null && now.run().glance().state() == StoredState.RUNNING;
            charts.forEach(chart -> chart.liveProperty().set(live));
        }
    }

    private void forgetCharts() {
        for (LiveChart chart : charts) {
            ui.pump().remove(chart);
            chart.themeProperty().unbind();
            chart.close();
        }
        charts.clear();
    }

    private void showLayer(LayerViewModel.@Nullable Open now) {
        forgetCharts();
        if (now != null) {
            title.setText(now.spec().id());
            kind.setText(CardTexts.title(now.spec().layer()) + " · " + CardTexts.detail(now.spec()));
            caption.setText(Texts.get("design.live.run", now.run().name()));
            facts.setText("");
            for (LayerCharts.Chart each : now.charts().all()) {
                LiveChart chart = new LiveChart(each.spec(), each.model(), worker, group);
                chart.setId("layer-" + each.id() + "-chart");
                chart.themeProperty().bind(ui.theme());
                chart.setActions(saving.actions(() -> Optional.of(ChartDrawing.of(chart))));
                chart.setUnits(now.charts().times());
                ui.pump().add(chart);
                charts.add(chart);
            }
            previous.setDisable(model.neighbor(-1).isEmpty());
            next.setDisable(model.neighbor(1).isEmpty());
            showHealth(model.healthProperty().get());
        }
        tiles.show(charts);
    }

    private void showHealth(LayerHealth now) {
        health.setText(
                switch (now.level()) {
                    case UNKNOWN -> "";
                    case HEALTHY -> Texts.get("design.live.healthy");
                    case CAUTION, ILL -> now.text();
                });
        health.setVisible(now.level() != LayerHealth.Level.UNKNOWN);
        health.pseudoClassStateChanged(CAUTION, now.level() == LayerHealth.Level.CAUTION);
        health.pseudoClassStateChanged(ILL, now.level() == LayerHealth.Level.ILL);
        reasons.setText(now.reasons().stream().map(LayerHealth.Reason::help).collect(Collectors.joining(" ")));
        reasons.setVisible(!now.reasons().isEmpty());
        reasons.setManaged(!now.reasons().isEmpty());
    }

    private void showPictures() {
        LayerSnapshot now = model.snapshotProperty().get();
        showOutputs(now);
        showWeights(now);
        if (now != null) {
            facts.setText(facts(now));
        }
    }

    /** {@code [batch × 64] → [batch × 16] · 1,040 parameters · step 90}. */
    private static String facts(LayerSnapshot now) {
        PlanNode node = now.node();
        String in = node.inputShapes().stream().map(shape -> shape.withBatch()).collect(Collectors.joining(", "));
        return Texts.get(
                in.isEmpty() ? "layer.facts.input" : "layer.facts",
                in,
                node.shape().withBatch(),
                node.parameterCount() == 0
                        ? Texts.get("layer.facts.none")
                        : Texts.get("design.card.parameters", Numbers.count(node.parameterCount())),
                Numbers.count(now.step()));
    }

    private void showOutputs(@Nullable LayerSnapshot now) {
        int row = model.rowProperty().get();
        float[] pixels = now == null
                ? null
                : model.rowImage().flatMap(images -> images.pixels(row)).orElse(null);
        image.setVisible(pixels != null);
        image.setManaged(pixels != null);
        if (pixels != null) {
            RowImage of = model.rowImage().orElseThrow();
            image.show(LayerPlots.image(row + 1, of.height(), of.width(), pixels));
        }
        LayerOutputs.Output output = now == null ? null : now.output().orElse(null);
        outputPages.setCount(output == null ? 1 : LayerPlots.count(output));
        outputs.show(
                now == null || output == null
                        ? null
                        : LayerPlots.output(
                                output,
                                now.units(),
                                row + 1,
                                outputPages.pageProperty().get()),
                whyNoOutputs(now));
    }

    private static String whyNoOutputs(@Nullable LayerSnapshot now) {
        if (now == null) {
            return Texts.get("layer.waiting");
        }
        return now.problems().isEmpty()
                ? Texts.get("layer.outputs.no-table")
                : now.problems().stream().map(LayerView::words).collect(Collectors.joining("\n"));
    }

    private static String words(Problem problem) {
        return WindowWords.sentence(problem);
    }

    private void showWeights(@Nullable LayerSnapshot now) {
        List<WeightPictures> all = now == null ? List.of() : now.weights();
        filling = true;
        List<String> names = all.stream().map(WeightPictures::name).toList();
        if (!kernels.getItems().equals(names)) {
            kernels.getItems().setAll(names);
            kernels.getSelectionModel().selectFirst();
        }
        show(kernels, names.size() > 1);
        int place = Math.max(0, kernels.getSelectionModel().getSelectedIndex());
        WeightPictures chosen = place < all.size() ? all.get(place) : null;
        int inputs = chosen == null ? 1 : chosen.inputs();
        if (channels.getItems().size() != inputs + 1) {
            channels.getItems().setAll(channelNames(inputs));
        }
        channels.getSelectionModel().select(model.channelProperty().get() + 1);
        show(channels, inputs > 1);
        filling = false;
        weightPages.setCount(chosen == null ? 1 : LayerPlots.count(chosen));
        weights.show(
                chosen == null || now == null
                        ? null
                        : LayerPlots.weights(
                                now.node().id(),
                                chosen,
                                model.channelProperty().get(),
                                weightPages.pageProperty().get()),
                Texts.get(now == null ? "layer.waiting" : "layer.weights.none"));
    }

    private static void show(ComboBox<String> box, boolean visible) {
        box.setVisible(visible);
        box.setManaged(visible);
    }

    private static List<String> channelNames(int inputs) {
        List<String> names = new ArrayList<>();
        names.add(Texts.get("layer.channel.mean"));
        for (int i = 1; i <= inputs; i++) {
            names.add(String.valueOf(i));
        }
        return names;
    }
}
