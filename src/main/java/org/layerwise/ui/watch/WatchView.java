package org.layerwise.ui.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.Workbench;
import org.layerwise.ui.chart.draw.ChartWorker;
import org.layerwise.ui.chart.draw.LiveChart;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;
import org.layerwise.ui.live.ChartLayout;
import org.layerwise.ui.live.Comparison;
import org.layerwise.ui.live.RecordFill;
import org.layerwise.ui.live.RunCharts;
import org.layerwise.ui.live.RunFeeds;
import org.layerwise.ui.live.RunRemarksPane;

/** The Watch page. */
public final class WatchView implements Screen {
    /** Narrower than this, the controls leave no room for the pace. */
    private static final double NARROW = 1180;

    private final UiContext ui;
    private final ChartWorker worker;
    private final WatchViewModel model;
    private final RunCards cards;
    private final PaceBar pace;
    private final ChartStrip strip;
    private final PulseTimer.Source source;
    private final List<Runnable> subscriptions = new ArrayList<>();
    private final RunLengthModel lengths;
    private final Map<KeyCombination, Runnable> shortcuts;
    private Runnable toData = () -> {};
    private Runnable toDesign = () -> {};

    @FXML
    private BorderPane root;

    @FXML
    private HBox controls;

    @FXML
    private Button start;

    @FXML
    private MenuButton startChoices;

    @FXML
    private Button startFirst;

    @FXML
    private Button pause;

    @FXML
    private FontIcon pauseIcon;

    @FXML
    private Tooltip pauseHelp;

    @FXML
    private Button stepBatch;

    @FXML
    private Button stepEpoch;

    @FXML
    private Button stop;

    @FXML
    private ToggleButton length;

    @FXML
    private Label state;

    @FXML
    private HBox progressRow;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label epoch;

    @FXML
    private Label step;

    @FXML
    private Label speed;

    @FXML
    private Label left;

    @FXML
    private Label losses;

    @FXML
    private Label blas;

    @FXML
    private VBox head;

    @FXML
    private VBox notices;

    @FXML
    private HBox running;

    @FXML
    private Label layersTitle;

    @FXML
    private ListView<LayerRow> layers;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    /** @param feeds hand the frames of runs to whoever shows them */
    public WatchView(Workbench workbench, UiContext ui, RunFeeds feeds) {
        this.ui = ui;
        worker = new ChartWorker(problem -> FxThread.later(() -> ui.report().accept(List.of(problem))));
        model = new WatchViewModel(workbench, feeds);
        lengths = new RunLengthModel(workbench);
        shortcuts = Map.of(
                new KeyCodeCombination(KeyCode.F5), model::start,
                new KeyCodeCombination(KeyCode.F6), model::pauseOrResume,
                new KeyCodeCombination(KeyCode.F10), model::stepBatch,
                new KeyCodeCombination(KeyCode.F11), model::stepEpoch,
                new KeyCodeCombination(KeyCode.F5, KeyCombination.SHIFT_DOWN), model::stop);
        Fxml.WATCH.load(this);
        Comparison comparison = new Comparison(workbench.runs(), ui.background(), FxThread::run, ui.report());
        cards = new RunCards(ui, worker, new ChartGrid(scroll), model.added(), comparison);
        strip = new ChartStrip(cards::changeAll);
        strip.addAtEnd(new CompareMenu(workbench.runs(), comparison, cards::compared));
        strip.addAtEnd(new AddChartMenu(model.added()::isPossible, cards::added, cards::toggle));
        pace = new PaceBar(workbench.runs().wishes());
        root.widthProperty().subscribe(width -> placePace(width.doubleValue()));
        scroll.setContent(cards.grid());
        VBox page = new VBox(strip);
        running.getChildren().set(running.getChildren().indexOf(scroll), page);
        page.getChildren().add(scroll);
        HBox.setHgrow(page, Priority.ALWAYS);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        RecordFill fill = new RecordFill(ui.background(), FxThread::run, ui.report());
        source = () -> {
            model.pulse();
            fill.pulse(
                    workbench.runs().shown().orElse(null),
                    model.chartsProperty().get());
        };
        ui.pump().add(source);
        subscriptions.add(workbench.runs().onChange(change -> cards.setLive(model.isLive()))::close);
        bindControls();
        bindProgress();
        bindLayers();
        model.notices().addListener((ListChangeListener<Notice>) change -> showNotices());
        showNotices();
        ResultsStrip results = new ResultsStrip();
        model.results().addListener((ListChangeListener<ResultRow>) change -> results.show(model.results()));
        head.getChildren().add(1, new RunLengthBar(lengths, length, () -> toDesign.run()));
        head.getChildren().addAll(results, new RunRemarksPane(model.remarks()));
        on(model.chartsProperty(), this::showCharts);
        on(model.withoutRecordProperty(), this::showWithoutRecord);
        root.sceneProperty().addListener((observed, before, now) -> follow(before, now));
    }

    /** The screen. */
    @Override
    public Parent root() {
        return root;
    }

    /** What the screen shows and decides; the window's own controls use it, too. */
    public WatchViewModel model() {
        return model;
    }

    /** Where what keeps a run from starting is put right. */
    public void onGoTo(Runnable data, Runnable design) {
        toData = data;
        toDesign = design;
        showNotices();
    }

    /** Where a layer of the list is looked into, by a double click or Enter. */
    public void onOpenLayer(Consumer<String> open) {
        EventHandler<InputEvent> opener = event -> {
            LayerRow row = model.selectedProperty().get();
            boolean asks = event instanceof KeyEvent key && key.getCode() == KeyCode.ENTER
                    || event instanceof MouseEvent mouse && mouse.getClickCount() == 2;
            if (asks && row != null) {
                open.accept(row.layer().id());
                event.consume();
            }
        };
        layers.addEventHandler(KeyEvent.KEY_PRESSED, opener);
        layers.addEventHandler(MouseEvent.MOUSE_CLICKED, opener);
    }

    @Override
    public void close() {
        subscriptions.forEach(Runnable::run);
        ui.pump().remove(source);
        cards.close();
        lengths.close();
        model.close();
        worker.close();
    }

    /** Calls {@code listener} now and on every change. */
    private <T> void on(ObservableValue<T> value, Consumer<T> listener) {
        value.addListener((observed, before, now) -> listener.accept(now));
        listener.accept(value.getValue());
    }

    private void bindControls() {
        RunControls can = model.controls();
        start.setOnAction(event -> model.start());
        startFirst.setOnAction(event -> model.start());
        on(model.offerProperty(), this::showOffer);
        pause.setOnAction(event -> model.pauseOrResume());
        stepBatch.setOnAction(event -> model.stepBatch());
        stepEpoch.setOnAction(event -> model.stepEpoch());
        stop.setOnAction(event -> model.stop());
        start.disableProperty().bind(can.startProperty().not());
        startFirst.disableProperty().bind(can.startProperty().not());
        pause.disableProperty().bind(can.pauseProperty().not());
        stepBatch.disableProperty().bind(can.stepProperty().not());
        stepEpoch.disableProperty().bind(can.stepProperty().not());
        startChoices.disableProperty().bind(can.startProperty().not());
        stop.disableProperty().bind(can.stopProperty().not());
        on(can.pausedProperty(), paused -> {
            pause.setText(Texts.get(paused ? "watch.resume" : "watch.pause"));
            pauseHelp.setText(Texts.get(paused ? "watch.resume.help" : "watch.pause.help"));
            pauseIcon.setIconLiteral(paused ? "fth-play-circle" : "fth-pause");
        });
    }

    /** Start says what it does; what else it could do is in the menu beside it. */
    private void showOffer(StartOffer offer) {
        start.setText(offer.usual().text());
        startFirst.setText(offer.usual().text());
        boolean several = offer.choices().size() > 1;
        startChoices.setVisible(several);
        startChoices.setManaged(several);
        startChoices.getItems().setAll(offer.choices().stream().map(this::item).toList());
    }

    private MenuItem item(StartOffer.Choice choice) {
        MenuItem item = new MenuItem(choice.text());
        item.setId("watch-" + choice.id());
        item.setOnAction(event -> model.choose(choice));
        return item;
    }

    private void bindProgress() {
        RunText text = model.text();
        state.textProperty().bind(text.stateProperty());
        epoch.textProperty().bind(text.epochProperty());
        step.textProperty().bind(text.stepProperty());
        speed.textProperty().bind(text.speedProperty());
        left.textProperty().bind(text.leftProperty());
        losses.textProperty().bind(text.lossesProperty());
        losses.managedProperty().bind(text.lossesProperty().isNotEmpty());
        blas.textProperty().bind(text.blasProperty());
        progress.progressProperty().bind(text.fractionProperty());
    }

    private void bindLayers() {
        layers.setItems(model.layers());
        layers.setCellFactory(list -> new LayerCell(ui.theme()));
        layers.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        on(model.selectedProperty(), row -> {
            layers.getSelectionModel().select(row);
            cards.select(row);
        });
        layers.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            LayerRow row = model.selectedProperty().get();
            if (event.getCode() == KeyCode.SPACE && row != null) {
                row.visibleProperty().set(!row.visibleProperty().get());
                event.consume();
            }
        });
        layersTitle.setLabelFor(layers);
    }

    private void showCharts(@Nullable RunCharts charts) {
        running.setVisible(charts != null);
        empty.setVisible(charts == null);
        // Beside all that a run shows there is room for the icon alone.
        length.setContentDisplay(charts == null ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        progressRow.setVisible(charts != null);
        progressRow.setManaged(charts != null);
        cards.show(charts);
        cards.select(model.selectedProperty().get());
    }

    /** Beside the controls, or where these take all the room beside the progress. */
    private void placePace(double width) {
        boolean narrow = width > 0 && width < NARROW;
        HBox to = narrow ? progressRow : controls;
        if (!to.getChildren().contains(pace)) {
            (narrow ? controls : progressRow).getChildren().remove(pace);
            to.getChildren().add(narrow ? 1 : controls.getChildren().indexOf(length), pace);
        }
    }

    private void showWithoutRecord(boolean without) {
        emptyTitle.setText(Texts.get(without ? "watch.model.title" : "watch.empty.title"));
        emptyText.setText(Texts.get(without ? "watch.model.text" : "watch.empty.text"));
    }

    private void showNotices() {
        notices.getChildren().setAll(model.notices().stream().map(this::notice).toList());
        notices.setManaged(!model.notices().isEmpty());
    }

    private Node notice(Notice notice) {
        return new NoticeLine(
                notice.problem(),
                switch (notice.destination()) {
                    case DATA -> new NoticeLine.Way("watch.goto.data", toData);
                    case DESIGN -> new NoticeLine.Way("watch.goto.design", toDesign);
                    case NONE -> null;
                });
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            shortcuts.keySet().forEach(before.getAccelerators()::remove);
        }
        if (now != null) {
            now.getAccelerators().putAll(shortcuts);
        }
    }

    /**
     * Arranges the charts as they were last.
     *
     * @param layout takes on every change
     */
    public void remember(ObjectProperty<ChartLayout> layout) {
        cards.remember(layout.get(), layout::set);
        strip.show(layout.get().cards().stream().map(ChartLayout.Card::options).toList());
    }

    DetachedCharts detached() {
        return cards.detached();
    }

    /** The charts on the screen, in reading order. */
    List<LiveChart> charts() {
        return cards.charts();
    }

    ChartGrid grid() {
        return cards.grid();
    }
}
