package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.app.OpenTable;
import org.layerwise.data.spec.Task;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.fx.Texts;

/** What is predicted: the columns, and what is asked of them. */
final class TargetView {
    private final DataViewModel model;
    private final ComboBox<String> first = new ComboBox<>();
    private final FlowPane chips = new FlowPane(6, 6);
    private final ComboBox<String> more = new ComboBox<>();
    private final Map<Task, ToggleButton> tasks = new EnumMap<>(Task.class);
    private boolean showing = true;

    /** @param box takes everything */
    TargetView(DataViewModel model, VBox box) {
        this.model = model;
        first.setId("data-target");
        LongChoice.bound(first);
        first.setMaxWidth(Double.MAX_VALUE);
        first.setPromptText(Texts.get("data.target.features"));
        help(first, Texts.get("data.target.help"));
        more.setId("data-more-targets");
        LongChoice.bound(more);
        more.setMaxWidth(Double.MAX_VALUE);
        more.setPromptText(Texts.get("data.target.more"));
        help(more, Texts.get("data.target.more.help"));
        chips.setId("data-target-chips");
        Label reason = new Label();
        reason.setId("data-task-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().addAll("text-small", "text-muted");
        reason.textProperty().bind(model.target().taskReasonProperty());
        box.getChildren().setAll(first, chips, more, pills(), reason);
        first.valueProperty().subscribe(column -> {
            if (!showing && column != null && !column.equals(current())) {
                model.target().chooseTarget(column);
            }
        });
        more.setOnAction(event -> {
            String column = more.getValue();
            if (!showing && column != null) {
                model.target().addTarget(column);
            }
        });
        model.tableProperty().subscribe(this::list);
        model.edits().subscribe(this::refresh);
    }

    private GridPane pills() {
        GridPane grid = new GridPane();
        grid.setHgap(4);
        grid.setVgap(4);
        for (Task task : Task.values()) {
            ToggleButton pill = new ToggleButton(ChoiceTexts.name(task));
            String id = task.name().toLowerCase(Locale.ROOT).replace('_', '-');
            pill.setId("data-task-" + id);
            pill.setMaxWidth(Double.MAX_VALUE);
            help(pill, Texts.get("data.task." + id + ".help"));
            pill.setOnAction(event -> {
                Experiment now = model.experiment();
                if (now != null && now.data().task() != task) {
                    model.target().chooseTask(task);
                }
                refresh();
            });
            tasks.put(task, pill);
        }
        List<ToggleButton> all = new ArrayList<>(tasks.values());
        for (int i = 0; i < all.size(); i++) {
            grid.add(all.get(i), i % 2, i / 2);
        }
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        return grid;
    }

    private @Nullable String current() {
        Experiment now = model.experiment();
        return now == null ? null : now.data().target();
    }

    private void list(@Nullable OpenTable opened) {
        if (opened != null) {
            showing = true;
            first.getItems().setAll(opened.table().columns());
            showing = false;
        }
    }

    /** Shows what is; controls that tell of it find that nothing differs. */
    private void refresh() {
        Experiment now = model.experiment();
        if (now == null) {
            return;
        }
        showing = true;
        boolean reconstructs = now.data().task() == Task.RECONSTRUCTION;
        first.setDisable(reconstructs);
        first.setValue(reconstructs ? null : now.data().target());
        chips.getChildren()
                .setAll(now.data().moreTargets().stream().map(this::chip).toList());
        show(chips, !now.data().moreTargets().isEmpty());
        List<String> choices = model.target().moreTargetChoices();
        more.setValue(null);
        if (!choices.equals(more.getItems())) {
            more.getItems().setAll(choices);
        }
        show(more, !choices.isEmpty());
        tasks.forEach((task, pill) -> pill.setSelected(now.data().task() == task));
        showing = false;
    }

    private Button chip(String column) {
        Button chip = new Button(column, new FontIcon("fth-x"));
        chip.setId("data-target-chip-" + column);
        chip.getStyleClass().add("chip");
        chip.setMaxWidth(220);
        help(chip, Texts.get("data.target.remove", column));
        chip.setOnAction(event -> model.target().removeTarget(column));
        return chip;
    }

    private static void show(Region region, boolean visible) {
        region.setVisible(visible);
        region.setManaged(visible);
    }

    private static void help(Control control, String text) {
        control.setAccessibleText(text);
        control.setTooltip(new Tooltip(text));
    }
}
