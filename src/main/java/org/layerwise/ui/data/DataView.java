package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.OpenTable;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.data.columns.CellReadingView;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.data.columns.ColumnListBar;
import org.layerwise.ui.data.columns.SeveralColumnsView;
import org.layerwise.ui.data.overview.ProblemLabel;
import org.layerwise.ui.data.reading.ReadingViews;
import org.layerwise.ui.data.steps.DecorrelationView;
import org.layerwise.ui.data.steps.StepsView;
import org.layerwise.ui.data.steps.WindowsView;
import org.layerwise.ui.fx.AfterPulse;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.Texts;

/** The Data page. */
public final class DataView {
    /** A list of columns that is narrower has rows in which a remark has a third line. */
    private static final double NARROW = 700;

    private static final double ROW = 52;
    private static final double HIGH_ROW = 60;

    private final DataViewModel model;
    private final Runnable asks;
    private final Consumer<Path> opens;
    private final List<Path> sampleTables;
    private final Parent root;
    private @Nullable SplitControls split;

    @FXML
    private VBox empty;

    @FXML
    private Pane full;

    @FXML
    private Button open;

    @FXML
    private HBox reading;

    @FXML
    private ProgressIndicator readingSpinner;

    @FXML
    private Label samplesTitle;

    @FXML
    private FlowPane samples;

    @FXML
    private Label name;

    @FXML
    private Label facts;

    @FXML
    private VBox notices;

    @FXML
    private CheckBox useAll;

    @FXML
    private VBox columnsPane;

    @FXML
    private ListView<String> columns;

    @FXML
    private VBox gridPane;

    @FXML
    private TableView<Integer> grid;

    @FXML
    private VBox targetBox;

    @FXML
    private ComboBox<String> weights;

    @FXML
    private Label refused;

    @FXML
    private ComboBox<KindInfo<Scaling>> scaling;

    @FXML
    private Label scalingDoc;

    @FXML
    private ComboBox<Encoding> encoding;

    @FXML
    private Spinner<Double> categories;

    @FXML
    private Spinner<Double> validation;

    @FXML
    private Spinner<Double> test;

    @FXML
    private TextField seed;

    @FXML
    private CheckBox stratified;

    @FXML
    private VBox parts;

    @FXML
    private VBox steps;

    @FXML
    private VBox several;

    @FXML
    private VBox cells;

    @FXML
    private Label stepsHint;

    @FXML
    private ScrollPane side;

    @FXML
    private Label stratifiedWhy;

    @FXML
    private VBox division;

    @FXML
    private VBox decorrelation;

    /**
     * @param asks asks for a file and opens it
     * @param opens opens a file
     * @param sampleTables offered while nothing is open
     */
    public DataView(DataViewModel model, Runnable asks, Consumer<Path> opens, List<Path> sampleTables) {
        this.model = model;
        this.asks = asks;
        this.opens = opens;
        this.sampleTables = sampleTables;
        this.root = Fxml.DATA.load(this);
    }

    public Parent root() {
        return root;
    }

    /** Offers a second file as the test part, and changes of images where rows are some. */
    public void offer(TestTableChoice choice, AugmentationViewModel augmentation) {
        new TestTableView(model, choice, division, test);
        if (division.getParent().getParent() instanceof Pane groups) {
            groups.getChildren().add(new AugmentationView(model, augmentation));
        }
    }

    @FXML
    private void initialize() {
        bindEmpty();
        ReadingRoom.keep(ReadingViews.add(model.reading(), notices, empty), full, columnsPane);
        bindTable();
        bindColumns();
        bindTarget();
        bindScaling();
        bindSplit();
        model.edits().subscribe(this::setControls);
    }

    private void bindEmpty() {
        model.reading()
                .unreadProperty()
                .subscribe(() -> show(model.tableProperty().get()));
        show(model.tableProperty().get());
        open.setOnAction(event -> asks.run());
        help(open, Texts.get("data.empty.open.help"), "Ctrl+O");
        reading.visibleProperty().bind(model.busyProperty());
        readingSpinner
                .progressProperty()
                .bind(Bindings.when(model.busyProperty()).then(-1.0).otherwise(0.0));
        samplesTitle.setVisible(!sampleTables.isEmpty());
        for (Path sample : sampleTables) {
            String file = String.valueOf(sample.getFileName());
            Button button = new Button(file.replaceFirst("\\.csv$", ""), new FontIcon("fth-grid"));
            button.setId("data-sample-" + button.getText());
            button.setOnAction(event -> opens.accept(sample));
            help(button, Texts.get("data.empty.sample.help", file), "");
            samples.getChildren().add(button);
        }
    }

    private void bindTable() {
        CellGrid cells = new CellGrid(grid, gridPane, model);
        model.tableProperty().subscribe(opened -> {
            show(opened);
            if (opened != null) {
                name.setText(String.valueOf(opened.path().getFileName()));
                name.setTooltip(new Tooltip(opened.path().toString()));
                Table table = opened.table();
                facts.setText(Texts.get(
                        table.hasLines() ? "data.facts" : "data.facts.parquet",
                        table.rowCount(),
                        table.columnCount(),
                        opened.format().separator().title()));
                AfterPulse.run(() -> {
                    if (opened.equals(model.tableProperty().get())) {
                        cells.show(opened.table());
                    }
                });
            }
        });
        model.list().changes().subscribe(cells::refresh);
        model.list().chosenProperty().subscribe(chosen -> {
            OpenTable opened = model.tableProperty().get();
            if (opened != null && !chosen.isEmpty()) {
                cells.reveal(opened.table().indexOf(chosen.getLast()));
            }
            cells.refresh();
        });
        model.notices().subscribe(() -> ProblemLabel.show(notices, model.notices()));
    }

    private void show(@Nullable OpenTable opened) {
        boolean unread = model.reading().unreadProperty().get();
        empty.setVisible(opened == null && !unread);
        full.setVisible(opened != null && !unread);
    }

    /** A hint that is cut says nothing: it is not shown where there is no room for it. */
    private void bindHint() {
        stepsHint
                .widthProperty()
                .subscribe(width -> stepsHint.setOpacity(width.doubleValue() < stepsHint.prefWidth(-1) - 1 ? 0 : 1));
    }

    private void bindColumns() {
        bindHint();
        new ColumnList(columns, model);
        columns.fixedCellSizeProperty()
                .bind(Bindings.when(columns.widthProperty().lessThan(NARROW))
                        .then(HIGH_ROW)
                        .otherwise(ROW));
        columnsPane.getChildren().addFirst(new ColumnListBar(model.list()));
        StepsView stepsView = new StepsView(model.steps(), steps);
        stepsView.onClose(() -> model.list().choose(List.of()));
        new SeveralColumnsView(model.list(), model.changes(), several);
        CellReadingView cellsView = new CellReadingView(model.cells(), cells);
        model.edits().subscribe(cellsView::refresh);
        model.list().chosenProperty().subscribe(chosen -> {
            stepsView.show(chosen.size() == 1 ? chosen.getFirst() : "");
            stepsHint.setVisible(chosen.isEmpty());
            cellsView.refresh();
            if (!chosen.isEmpty()) {
                side.setVvalue(0); // what is done to a column is near the top, and may have been scrolled out of sight
            }
        });
        full.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE
                    && !model.list().chosenProperty().get().isEmpty()) {
                model.list().choose(List.of());
                event.consume();
            }
        });
        useAll.setOnAction(event -> model.changes().useAll(useAll.isSelected()));
        help(useAll, Texts.get("data.columns.use"), "");
    }

    private void bindTarget() {
        new TargetView(model, targetBox);
        weights.setConverter(
                new ChoiceConverter<>(column -> column.isEmpty() ? Texts.get("data.weights.none") : column));
        LongChoice.bound(weights);
        chosen(weights, now -> now.data().weights(), model::chooseWeights);
        help(weights, Texts.get("data.weights.help"), "");
        refused.textProperty().bind(model.refusedProperty());
        refused.visibleProperty().bind(model.refusedProperty().isNotEmpty());
        refused.managedProperty().bind(model.refusedProperty().isNotEmpty());
    }

    /** Tells of a choice that differs from what the experiment has. */
    private <T> void chosen(ComboBox<T> list, Function<Experiment, T> current, Consumer<T> choose) {
        list.setOnAction(event -> {
            Experiment now = model.experiment();
            T value = list.getValue();
            if (now != null && value != null && !value.equals(current.apply(now))) {
                choose.accept(value);
            }
        });
    }

    private void bindScaling() {
        scaling.getItems().setAll(DataViewModel.scalings());
        scaling.setConverter(new ChoiceConverter<>(KindInfo::title));
        scaling.setOnAction(event -> {
            Experiment now = model.experiment();
            KindInfo<Scaling> chosen = scaling.getValue();
            if (now != null
                    && chosen != null
                    && !chosen.type().isInstance(now.pipeline().scaling())) {
                model.setScaling(chosen);
            }
        });
        help(scaling, Texts.get("data.scaling.help"), "");
        encoding.getItems().setAll(Encoding.values());
        encoding.setConverter(new ChoiceConverter<>(ChoiceTexts::name));
        chosen(encoding, now -> now.pipeline().encoding(), model::setEncoding);
        help(encoding, Texts.get("data.encoding.help"), "");
        SpinnerNumber.prepare(categories, 2, 10_000, 1, value -> {
            Experiment now = model.experiment();
            if (now != null && (int) value != now.pipeline().maxCategories()) {
                model.setMaxCategories((int) value);
            }
        });
        help(categories, Texts.get("data.categories.help"), "");
        new DecorrelationView(model.decorrelation(), decorrelation);
        new WindowsView(model.decorrelation().windows(), decorrelation);
    }

    private void bindSplit() {
        split = new SplitControls(model, validation, test, seed, stratified, stratifiedWhy);
        help(validation, Texts.get("data.split.validation.help"), "");
        help(test, Texts.get("data.split.test.help"), "");
        help(seed, Texts.get("data.split.seed.help"), "");
        help(stratified, Texts.get("data.split.stratified.help"), "");
        new DivisionView(model, division);
        PartsView balance = new PartsView(parts);
        model.parts().subscribe(() -> balance.show(model.parts()));
        model.settledProperty().subscribe(settled -> balance.setStale(!settled));
    }

    /** Shows what is; controls that tell of it find that nothing differs. */
    private void setControls() {
        Experiment now = model.experiment();
        if (now == null) {
            return;
        }
        showWeights(now.data().weights());
        DataViewModel.scalings().stream()
                .filter(kind -> kind.type().isInstance(now.pipeline().scaling()))
                .findFirst()
                .ifPresent(kind -> {
                    scaling.setValue(kind);
                    scalingDoc.setText(kind.doc());
                });
        encoding.setValue(now.pipeline().encoding());
        categories.getValueFactory().setValue((double) now.pipeline().maxCategories());
        if (split != null) {
            split.show(now);
        }
        int used = now.data().features().size();
        int all = now.data().columns().size() - (now.data().weights().isEmpty() ? 0 : 1);
        useAll.setIndeterminate(used > 0 && used < all);
        useAll.setSelected(used == all);
    }

    private void showWeights(String column) {
        List<String> choices =
                Stream.concat(Stream.of(""), model.weightChoices().stream()).toList();
        if (!choices.equals(weights.getItems())) {
            weights.setValue(null);
            weights.getItems().setAll(choices);
        }
        weights.setValue(column);
    }

    private static void help(Control control, String text, String keys) {
        control.setAccessibleText(text);
        control.setTooltip(new Tooltip(keys.isEmpty() ? text : text + " (" + keys + ")"));
    }
}
