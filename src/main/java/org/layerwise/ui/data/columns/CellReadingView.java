package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwise.base.Message;
import org.layerwise.data.profile.ColumnRemark;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.sheet.RecordSheet;
import org.layerwise.ui.sheet.SheetContext;

/** How the chosen column's cells are read: what was found out, with one button each, and the settings. Hidden while none is chosen. */
public final class CellReadingView {
    /** So many names of columns are listed. */
    private static final int LISTED = 12;

    private final CellReadingViewModel model;
    private final VBox box;
    private final VBox remarks = new VBox(8);
    private final VBox settings = new VBox();
    private List<String> shown = List.of();
    private String column = "";

    /** @param box takes everything */
    public CellReadingView(CellReadingViewModel model, VBox box) {
        this.model = model;
        this.box = box;
        Label title = new Label(Texts.get("data.cells.title"));
        title.getStyleClass().add("section-title");
        remarks.setId("data-cells-remarks");
        box.getChildren().setAll(title, remarks, settings);
        refresh();
    }

    /** Shows what is chosen now. */
    public void refresh() {
        ColumnReading reading = model.reading().orElse(null);
        box.setVisible(reading != null);
        box.setManaged(reading != null);
        if (reading == null) {
            column = "";
            return;
        }
        List<Node> lines = new ArrayList<>();
        if (!model.missing().isEmpty()) {
            lines.add(text(model.missing()));
        }
        List<ColumnRemark> found = model.remarks();
        for (int i = 0; i < found.size(); i++) {
            lines.addAll(lines(found.get(i), i));
        }
        if (model.isOld()) {
            lines.add(text(Texts.get("data.cells.old")));
        }
        remarks.getChildren().setAll(lines);
        List<String> names = model.settings();
        if (!names.equals(shown) || !reading.name().equals(column)) {
            shown = names;
            column = reading.name();
            RecordSheet sheet = new RecordSheet(
                    new SheetContext("data-cells"), (title, now) -> model.change(title, (ColumnReading) now));
            sheet.showOnly(names);
            settings.getChildren().setAll(sheet);
        }
        ((RecordSheet) settings.getChildren().getFirst()).show(reading);
    }

    private List<Node> lines(ColumnRemark remark, int place) {
        List<Node> lines = new ArrayList<>();
        Label label = text(remark.text().text());
        label.getStyleClass().add(remark.severity().name().toLowerCase(java.util.Locale.ROOT));
        lines.add(label);
        Message action = remark.action();
        if (action != null) {
            Button button = button(action.text(), "data-cells-action-" + place, () -> model.take(remark));
            lines.add(new FlowPane(8, 6, button));
            List<String> columns = model.sharing(remark);
            if (columns.size() > 1) {
                Button all = button(
                        Texts.get("data.cells.all", columns.size()),
                        "data-cells-all-" + place,
                        () -> model.takeInAll(remark));
                String more = columns.size() > LISTED ? ", …" : "";
                all.setTooltip(new Tooltip(Texts.get(
                        "data.cells.all.help",
                        action.text(),
                        String.join(", ", columns.subList(0, Math.min(LISTED, columns.size()))) + more)));
                ((FlowPane) lines.getLast()).getChildren().add(all);
            }
        }
        return lines;
    }

    private static Button button(String words, String id, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("text-small", "cell-remark");
        return label;
    }
}
