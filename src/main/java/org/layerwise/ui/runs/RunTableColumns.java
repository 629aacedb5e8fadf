package org.layerwise.ui.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.layerwise.runs.RunInfo;
import org.layerwise.ui.fx.UiContext;

/** The columns of the list of runs: made once, shown as chosen; those of a figure come when a run has it. */
final class RunTableColumns {
    private final TableView<RunEntry> table;
    private final MenuButton chooser;
    private final UiContext ui;
    private final Consumer<RunInfo> star;
    private final BiConsumer<RunInfo, String> rename;
    private final Consumer<RunEntry> toggle;
    private final Map<TableColumn<RunEntry, ?>, RunColumn> made = new HashMap<>();

    /** What cells do. */
    record Deeds(Consumer<RunInfo> star, BiConsumer<RunInfo, String> rename, Consumer<RunEntry> toggle) {}

    RunTableColumns(TableView<RunEntry> table, MenuButton chooser, UiContext ui, Deeds deeds) {
        this.table = table;
        this.chooser = chooser;
        this.ui = ui;
        this.star = deeds.star();
        this.rename = deeds.rename();
        this.toggle = deeds.toggle();
        RunColumn.fixed().forEach(this::add);
    }

    /** Makes the columns of figures that are not there yet. */
    void addFigures(List<String> metrics) {
        for (String metric : metrics) {
            for (RunColumn column : RunColumn.of(metric)) {
                if (made.values().stream().noneMatch(each -> each.id().equals(column.id()))) {
                    add(column);
                }
            }
        }
    }

    private void add(RunColumn column) {
        TableColumn<RunEntry, RunInfo> shown = new TableColumn<>(column.title());
        shown.setId("runs-column-" + column.id());
        shown.setPrefWidth(column.width());
        shown.setMinWidth(Math.min(column.width(), 60));
        shown.setCellValueFactory(row -> row.getValue().infoProperty());
        shown.setCellFactory(view -> cell(column));
        shown.setEditable(column.id().equals(RunColumn.NAME));
        shown.setVisible(column.usual());
        if (column.numeric()) {
            shown.getStyleClass().add("runs-number");
        }
        made.put(shown, column);
        table.getColumns().add(shown);
        CheckMenuItem choice = new CheckMenuItem(column.title());
        choice.setId("runs-choose-" + column.id());
        choice.selectedProperty().bindBidirectional(shown.visibleProperty());
        choice.setDisable(column.id().equals(RunColumn.NAME));
        chooser.getItems().add(choice);
    }

    private TableCell<RunEntry, RunInfo> cell(RunColumn column) {
        return switch (column.id()) {
            case RunColumn.STAR -> new RunStarCell(star);
            case RunColumn.NAME -> new RunNameCell(rename, toggle);
            case RunColumn.CURVE -> new Sparkline(ui.theme());
            default -> new RunCell(column);
        };
    }

    /** By what the list is to be sorted; null: nothing is chosen. */
    @Nullable
    RunColumn sorted() {
        return table.getSortOrder().isEmpty()
                ? null
                : made.get(table.getSortOrder().getFirst());
    }

    boolean isDescending() {
        return !table.getSortOrder().isEmpty()
                && table.getSortOrder().getFirst().getSortType() == SortType.DESCENDING;
    }

    /** The column in which a run's name is. */
    TableColumn<RunEntry, ?> name() {
        return made.entrySet().stream()
                .filter(each -> each.getValue().id().equals(RunColumn.NAME))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
