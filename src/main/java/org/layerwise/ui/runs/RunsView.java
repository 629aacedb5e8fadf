package org.layerwise.ui.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.ShownRun;
import org.layerwise.app.Workbench;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.Fxml;
import org.layerwise.ui.fx.PulseTimer;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.UiContext;

/** The Runs page: all kept runs, and some of them compared. */
public final class RunsView implements Screen {
    private final Workbench workbench;
    private final UiContext ui;
    private final RunsViewModel model;
    private final RunActionsViewModel actions;
    private final PulseTimer.Source source = this::pulse;
    private final CompareView comparison;
    private final Ways ways;
    private @Nullable RunTableColumns tableColumns;
    private @Nullable RunDetails selectionDetails;

    /**
     * Ways to elsewhere in the window.
     *
     * @param toWatch turns to the Watch page
     * @param beforeOpening does something that opens an experiment, once nothing is lost by it
     * @param budget what all runs may take, in gigabytes, as it is typed; remembered by the window
     */
    public record Ways(Runnable toWatch, Consumer<Runnable> beforeOpening, StringProperty budget) {}

    @FXML
    private StackPane root;

    @FXML
    private BorderPane listPane;

    @FXML
    private TextField filter;

    @FXML
    private Button newest;

    @FXML
    private MenuButton columns;

    @FXML
    private Label complaint;

    @FXML
    private HBox undoBar;

    @FXML
    private Label undoText;

    @FXML
    private Button undo;

    @FXML
    private TableView<RunEntry> table;

    @FXML
    private VBox empty;

    @FXML
    private VBox details;

    @FXML
    private Label chosen;

    @FXML
    private Button open;

    @FXML
    private Button compare;

    @FXML
    private Button rerun;

    @FXML
    private MenuButton resume;

    @FXML
    private Button experiment;

    @FXML
    private Button files;

    @FXML
    private Button delete;

    @FXML
    private HBox labelRow;

    @FXML
    private Label tagsLabel;

    @FXML
    private TextField tags;

    @FXML
    private Label noteLabel;

    @FXML
    private TextField note;

    @FXML
    private Label said;

    @FXML
    private Label summary;

    @FXML
    private Label budgetText;

    @FXML
    private Button remove;

    @FXML
    private Button keep;

    @FXML
    private Label budgetLabel;

    @FXML
    private TextField budget;

    public RunsView(Workbench workbench, UiContext ui, Ways ways) {
        this.workbench = workbench;
        this.ui = ui;
        this.ways = ways;
        model = new RunsViewModel(workbench.runs(), ui.report());
        actions = new RunActionsViewModel(workbench, ui, FxThread::run, ways.toWatch());
        comparison = new CompareView(workbench.runs(), ui, this::showList);
        Fxml.RUNS.load(this);
        root.getChildren().add(comparison.root());
        showList();
        ui.pump().add(source);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        workbench.runs().kept().lookNow();
    }

    @Override
    public void close() {
        ui.pump().remove(source);
        comparison.close();
        model.close();
    }

    /** Looks at the store while the page is seen, or while another page shows a run that another process trains. */
    private void pulse() {
        actions.pulse();
        boolean elsewhere =
                workbench.runs().shown().filter(RunsView::isTrainedElsewhere).isPresent();
        if (root.getScene() != null || elsewhere) {
            model.pulse();
        }
    }

    private static boolean isTrainedElsewhere(ShownRun run) {
        return run.run().isEmpty() && run.goesOn();
    }

    @FXML
    private void initialize() {
        bindHead();
        bindTable();
        RunBudget limit = new RunBudget(model.allProperty(), actions::delete);
        limit.gigabytesProperty().bindBidirectional(ways.budget());
        new RunBudgetBar(budgetText, remove, keep, budget).bind(limit);
        budgetLabel.setLabelFor(budget);
        summary.textProperty().bind(model.summaryProperty());
        bindDetails();
    }

    private void bindHead() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                event.consume();
            }
        });
        complaint.textProperty().bind(model.complaintProperty());
        complaint.visibleProperty().bind(model.complaintProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        newest.setOnAction(event -> model.newest().ifPresent(actions::open));
        actions.undoableProperty().subscribe(now -> undoText.setText(Texts.get("runs.deleted", now)));
        undoBar.visibleProperty().bind(actions.undoableProperty().greaterThan(0));
        undoBar.managedProperty().bind(undoBar.visibleProperty());
        undo.setOnAction(event -> actions.undoDeletion());
    }

    private void bindTable() {
        RunTableColumns made = new RunTableColumns(
                table,
                columns,
                ui,
                new RunTableColumns.Deeds(actions::star, actions::rename, entry -> model.toggle(entry)));
        tableColumns = made;
        made.addFigures(model.metrics());
        model.metrics().addListener((ListChangeListener<String>) change -> made.addFigures(model.metrics()));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new Label(Texts.get("runs.none-found")));
        table.setItems(model.entries());
        table.setSortPolicy(view -> {
            keepingSelection(() -> model.sort(made.sorted(), made.isDescending()));
            return true;
        });
        table.setRowFactory(view -> {
            TableRow<RunEntry> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row.getItem() != null) {
                    openOrToggle(row.getItem());
                }
            });
            return row;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.allProperty().subscribe(all -> {
            empty.setVisible(all.isEmpty());
            table.setVisible(!all.isEmpty());
            newest.setDisable(all.isEmpty());
        });
    }

    /** What is selected stays so where the order of the lines becomes another. */
    private void keepingSelection(Runnable change) {
        List<RunEntry> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        change.run();
        table.getSelectionModel().clearSelection();
        selected.forEach(entry -> table.getSelectionModel().select(entry));
    }

    private void key(KeyEvent event) {
        if (table.getEditingCell() != null) {
            return;
        }
        RunEntry entry = table.getSelectionModel().getSelectedItem();
        switch (event.getCode()) {
            case ENTER -> {
                if (entry != null) {
                    openOrToggle(entry);
                    event.consume();
                }
            }
            case F2 -> {
                rename();
                event.consume();
            }
            case DELETE -> {
                delete.fire();
                event.consume();
            }
            default -> {}
        }
    }

    private void rename() {
        int row = table.getSelectionModel().getSelectedIndex();
        RunTableColumns made = tableColumns;
        if (row >= 0 && made != null) {
            editName(row, made.name());
        }
    }

    @SuppressWarnings("unchecked") // every column of this table is one of RunInfo
    private void editName(int row, javafx.scene.control.TableColumn<RunEntry, ?> column) {
        if (table.getItems().get(row).isSearch()) {
            return;
        }
        table.setEditable(true);
        table.scrollTo(row);
        table.layout();
        table.edit(row, (javafx.scene.control.TableColumn<RunEntry, RunInfo>) column);
    }

    private void openOrToggle(RunEntry entry) {
        if (entry.isSearch()) {
            model.toggle(entry);
        } else {
            actions.open(entry.info());
        }
    }

    private void bindDetails() {
        RunDetails made = new RunDetails(details, chosen, labelRow, tags, note, said, actions);
        selectionDetails = made;
        tagsLabel.setLabelFor(tags);
        noteLabel.setLabelFor(note);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunEntry>)
                change -> showSelection());
        model.allProperty().subscribe(all -> showSelection());
        open.setOnAction(event -> one().forEach(actions::open));
        rerun.setOnAction(event -> one().forEach(actions::rerun));
        experiment.setOnAction(
                event -> one().forEach(run -> ways.beforeOpening().accept(() -> actions.openExperiment(run))));
        files.setOnAction(event -> one().forEach(run -> actions.reveal(run, made::sayFolder)));
        delete.setOnAction(event -> {
            if (!selected().isEmpty()) {
                actions.delete(selected());
            }
        });
        compare.setOnAction(event -> compare());
        new ResumeMenu(resume, () -> one().stream().findFirst(), actions::resume);
        showSelection();
    }

    /** The runs that are selected, the trials of a search each. */
    private List<RunInfo> selected() {
        List<RunInfo> selected = new ArrayList<>();
        for (RunEntry entry : List.copyOf(table.getSelectionModel().getSelectedItems())) {
            for (RunInfo run : model.runsOf(entry)) {
                if (selected.stream().noneMatch(each -> each.id().equals(run.id()))) {
                    selected.add(run);
                }
            }
        }
        return selected;
    }

    /** The one run that is selected, or none. */
    private List<RunInfo> one() {
        List<RunInfo> selected = selected();
        return selected.size() == 1 ? selected : List.of();
    }

    private void showSelection() {
        List<RunInfo> selected = selected();
        boolean single = selected.size() == 1;
        for (var button : List.of(open, rerun, resume, experiment, files)) {
            button.setDisable(!single);
        }
        compare.setDisable(selected.size() < 2 || selected.size() > CompareView.MOST);
        delete.setDisable(selected.isEmpty());
        RunDetails made = selectionDetails;
        if (made != null) {
            made.show(selected);
        }
    }

    private void compare() {
        // the one that began first is what the others are compared with
        comparison.show(selected().stream()
                .sorted(Comparator.comparing(RunInfo::started))
                .map(RunInfo::id)
                .toList());
        listPane.setVisible(false);
        comparison.root().setVisible(true);
    }

    private void showList() {
        comparison.hide();
        comparison.root().setVisible(false);
        listPane.setVisible(true);
        table.requestFocus();
    }
}
