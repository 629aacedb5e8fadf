package org.layerwise.ui.watch;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.layerwise.experiment.TrainingSpec;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** Epochs and batch size of the next run, in a row that a button opens. */
final class RunLengthBar extends HBox {
    private static final double SHEET_WIDTH = 230;

    private final RunLengthModel model;
    private final List<RecordSheet> sheets;
    private final ToggleButton open;

    /**
     * @param open shows and hides the row, and says what is set
     * @param all goes to the other settings
     */
    RunLengthBar(RunLengthModel model, ToggleButton open, Runnable all) {
        super(16);
        this.model = model;
        this.open = open;
        setId("watch-length-bar");
        getStyleClass().add("watch-length-bar");
        setAlignment(Pos.TOP_LEFT);
        sheets = List.of(sheet("epochs"), sheet("batch"));
        Label next = new Label(Texts.get("watch.length.next"));
        next.setMinWidth(0);
        Hyperlink more = new Hyperlink(Texts.get("watch.length.all"));
        more.setId("watch-length-all");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(event -> {
            more.setVisited(false);
            all.run();
        });
        HBox beside = new HBox(8, next, more);
        beside.getStyleClass().add("watch-length-beside");
        getChildren().addAll(sheets);
        getChildren().add(beside);
        visibleProperty().bind(open.selectedProperty());
        managedProperty().bind(open.selectedProperty());
        open.selectedProperty().addListener((observed, before, now) -> {
            if (now) {
                sheets.getFirst().focusFirst();
            }
        });
        model.training().addListener((observed, before, now) -> show(now));
        show(model.training().get());
    }

    private RecordSheet sheet(String parameter) {
        RecordSheet sheet = new RecordSheet(
                new SheetContext("watch-length"), (title, now) -> model.change(title, (TrainingSpec) now));
        sheet.showOnly(List.of(parameter));
        sheet.setPrefWidth(SHEET_WIDTH);
        return sheet;
    }

    private void show(Optional<TrainingSpec> training) {
        open.setText(model.text());
        open.setAccessibleText(model.text());
        open.setTooltip(new Tooltip(model.text() + "\n" + Texts.get("watch.length.help")));
        open.setDisable(training.isEmpty());
        if (training.isEmpty()) {
            open.setSelected(false);
        }
        training.ifPresent(now -> sheets.forEach(sheet -> sheet.show(now)));
    }
}
