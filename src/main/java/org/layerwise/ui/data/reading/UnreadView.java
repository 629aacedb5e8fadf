package org.layerwise.ui.data.reading;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwise.ui.fx.Texts;

/** The page of a file that could not be read: which one, why, how it may be read after all, and the way back. */
final class UnreadView {
    private final ScrollPane root;

    UnreadView(ReadingViewModel model) {
        FontIcon icon = new FontIcon("fth-alert-octagon");
        icon.getStyleClass().add("fault");
        Label name = new Label();
        name.setId("data-unread-name");
        name.getStyleClass().add("title-4");
        name.textProperty().bind(model.unreadNameProperty());
        name.setMinWidth(0);
        Label state = new Label(Texts.get("data.unread.state"));
        state.getStyleClass().add("text-muted");
        state.setMinWidth(Region.USE_PREF_SIZE);
        Label reason = new Label();
        reason.setId("data-unread-reason");
        reason.setWrapText(true);
        Button back = new Button("", new FontIcon("fth-arrow-left"));
        back.setId("data-unread-back");
        back.textProperty().bind(model.wayBackProperty());
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> model.leave());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(10, icon, name, state, space, back);
        head.setAlignment(Pos.CENTER_LEFT);
        ReadingView reading = new ReadingView(model, "data-unread");
        reading.open();
        reading.leaveReasonTo(reason);
        reading.root().visibleProperty().bind(model.previewProperty().isNotNull());
        reading.root().managedProperty().bind(reading.root().visibleProperty());
        VBox content = new VBox(head, reason, reading.root());
        content.getStyleClass().add("unread");
        root = new ScrollPane(content);
        root.setId("data-failed");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("unread-page");
        root.visibleProperty().bind(model.unreadProperty());
    }

    Region root() {
        return root;
    }
}
