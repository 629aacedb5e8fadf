package org.layerwise.ui.data;

import java.nio.file.Path;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** Which second file is the test part: a line of the Data page that shows, changes and removes it. */
final class TestTableView {
    private final TestTableChoice choice;
    private final Button choose = new Button();
    private final Button remove = new Button("", new FontIcon("fth-x"));
    private final Node share;

    /**
     * @param place takes the line, before all else
     * @param share of the table's rows for the test; there is none where a file is chosen
     */
    TestTableView(DataViewModel model, TestTableChoice choice, Pane place, Node share) {
        this.choice = choice;
        this.share = share;
        choose.setId("data-test-table-choose");
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        choose.setPadding(new Insets(8));
        choose.setOnAction(event -> choice.choose());
        HBox.setHgrow(choose, Priority.ALWAYS);
        remove.setId("data-test-table-remove");
        remove.getStyleClass().addAll("button-icon", "flat", "small");
        remove.setAccessibleText(Texts.get("data.test-table.remove"));
        remove.setTooltip(new Tooltip(Texts.get("data.test-table.remove")));
        remove.setOnAction(event -> choice.remove());
        HBox file = new HBox(4, choose, remove);
        file.setAlignment(Pos.CENTER_RIGHT);
        file.setMinWidth(132);
        file.setPrefWidth(168);
        Label label = new Label(Texts.get("data.test-table"));
        label.setLabelFor(choose);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(8, label, file);
        line.setAlignment(Pos.CENTER_LEFT);
        place.getChildren().addFirst(line);
        model.edits().subscribe(this::refresh);
    }

    private void refresh() {
        Path file = choice.file().orElse(null);
        String help = help(file);
        choose.setText(file == null ? Texts.get("data.test-table.choose") : TestTableChoice.name(file));
        choose.setAccessibleText(help);
        choose.setTooltip(new Tooltip(help));
        remove.setVisible(file != null);
        remove.setManaged(file != null);
        share.setDisable(file != null);
    }

    private static String help(@Nullable Path file) {
        String help = Texts.get("data.test-table.help");
        return file == null ? help : file + "\n" + help;
    }
}
