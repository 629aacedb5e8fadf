package org.layerwise.ui.data;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.spec.ClassBalancing;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.GroupSplit;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.spec.Task;
import org.layerwise.data.spec.TimeSplit;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.fx.ChoiceConverter;
import org.layerwise.ui.fx.Texts;

/** By what rows are divided, and how rare classes count in training. */
final class DivisionView {
    private final DataViewModel model;
    private final ComboBox<KindInfo<SplitBy>> kind = new ComboBox<>();
    private final ComboBox<String> column = new ComboBox<>();
    private final ComboBox<ClassBalancing> balance = new ComboBox<>();
    private final Label doc = new Label();
    private final HBox columnLine = line("data.division.column", column);
    private boolean showing = true;

    /** @param box takes everything */
    DivisionView(DataViewModel model, VBox box) {
        this.model = model;
        kind.setId("data-division");
        kind.getItems().setAll(Catalog.of(SplitBy.class).kinds());
        kind.setConverter(new ChoiceConverter<>(KindInfo::title));
        column.setId("data-division-column");
        LongChoice.bound(column);
        balance.setId("data-balance");
        balance.getItems().setAll(ClassBalancing.values());
        balance.setConverter(new ChoiceConverter<>(DivisionView::name));
        doc.getStyleClass().addAll("text-small", "text-muted");
        doc.setWrapText(true);
        doc.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().setAll(line("data.division", kind), columnLine, doc, line("data.balance", balance));
        kind.valueProperty().subscribe(chosen -> change(() -> model.divideBy(of(chosen, ""))));
        column.valueProperty().subscribe(chosen -> change(() -> model.divideBy(of(kind.getValue(), chosen))));
        balance.valueProperty().subscribe(chosen -> change(() -> model.setBalance(chosen)));
        model.edits().subscribe(this::refresh);
    }

    private static HBox line(String key, ComboBox<?> box) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(box);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        box.setMinWidth(132);
        box.setPrefWidth(132);
        box.setTooltip(new Tooltip(Texts.get(key + ".help")));
        box.setAccessibleText(Texts.get(key + ".help"));
        HBox line = new HBox(8, label, (Node) box);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }

    private static String name(ClassBalancing balance) {
        return switch (balance) {
            case NONE -> Texts.get("data.balance.none");
            case WEIGHTS -> Texts.get("data.balance.weights");
            case RESAMPLE -> Texts.get("data.balance.resample");
        };
    }

    private void change(Runnable edit) {
        if (!showing) {
            edit.run();
        }
    }

    /** A division by a column; where none is given, by the likeliest. */
    private SplitBy of(KindInfo<SplitBy> chosen, String name) {
        SplitBy plain = chosen.withDefaults();
        return switch (plain) {
            case GroupSplit _ -> new GroupSplit(name.isEmpty() ? model.likelyGroup() : name);
            case TimeSplit _ -> new TimeSplit(name.isEmpty() ? model.likelyTime() : name);
            case RandomSplit chance -> chance;
        };
    }

    private static String columnOf(SplitBy division) {
        return switch (division) {
            case GroupSplit group -> group.column();
            case TimeSplit time -> time.column();
            case RandomSplit _ -> "";
        };
    }

    private void refresh() {
        Experiment now = model.experiment();
        if (now == null) {
            return;
        }
        showing = true;
        SplitBy by = now.split().by();
        KindInfo<SplitBy> declared = Catalog.of(SplitBy.class).describe(by);
        kind.setValue(declared);
        doc.setText(declared.doc());
        String name = columnOf(by);
        columnLine.setVisible(!name.isEmpty());
        columnLine.setManaged(!name.isEmpty());
        List<String> choices = model.divisionChoices();
        if (!choices.equals(column.getItems())) {
            column.getItems().setAll(choices);
        }
        column.setValue(name);
        balance.setValue(now.pipeline().balance());
        DataSpec data = now.data();
        balance.setDisable(data.task() != Task.CLASSIFICATION);
        showing = false;
    }
}
