package org.layerwise.ui.live;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** Remarks below each other, each with its buttons; nothing where there are none. */
public final class RunRemarksPane extends VBox {

    /** @param remarks are closed by whoever made them */
    public RunRemarksPane(RunRemarks remarks) {
        setId("remarks");
        getStyleClass().add("remarks");
        remarks.all().addListener((ListChangeListener<RunRemark>) change -> show(remarks));
        show(remarks);
    }

    private void show(RunRemarks remarks) {
        getChildren().setAll(remarks.all().stream().map(RunRemarksPane::line).toList());
        setManaged(!getChildren().isEmpty());
        setVisible(!getChildren().isEmpty());
    }

    private static Node line(RunRemark remark) {
        Label text = new Label(remark.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox head = new HBox(new FontIcon("fth-info"), text);
        head.getStyleClass().add("remark-head");
        VBox line = new VBox(head);
        line.setId("remark-" + remark.id());
        line.getStyleClass().add("remark");
        if (!remark.details().isEmpty()) {
            Label details = new Label(String.join("\n", remark.details()));
            details.getStyleClass().add("remark-details");
            details.setWrapText(true);
            details.setMinHeight(Region.USE_PREF_SIZE);
            ToggleButton shows = new ToggleButton(Texts.get("remark.show-differences"));
            shows.setId("remark-show-differences");
            shows.getStyleClass().add("small");
            shows.setMinWidth(Region.USE_PREF_SIZE);
            details.visibleProperty().bind(shows.selectedProperty());
            details.managedProperty().bind(shows.selectedProperty());
            head.getChildren().add(shows);
            line.getChildren().add(details);
        }
        for (RunRemark.Action action : remark.actions()) {
            Button button = new Button(action.text());
            button.setId("remark-" + action.id());
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> action.run().run());
            head.getChildren().add(button);
        }
        return line;
    }
}
