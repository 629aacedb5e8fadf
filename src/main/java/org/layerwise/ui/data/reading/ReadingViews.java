package org.layerwise.ui.data.reading;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Puts the way of reading above a table's columns, and in place of the samples while a file cannot be read. */
public final class ReadingViews {
    private ReadingViews() {}

    /**
     * Puts the parts that say how a file is read where they belong.
     *
     * @param notices stand below the table's name
     * @param empty is shown while no table is open
     */
    public static void add(ReadingViewModel model, Pane notices, Pane empty) {
        if (notices.getParent() instanceof Pane head) {
            head.getChildren().add(head.getChildren().indexOf(notices), new ReadingView(model, "data-reading").root());
        }
        ReadingView unread = new ReadingView(model, "data-unread");
        unread.open();
        Region root = unread.root();
        root.getStyleClass().add("unread");
        root.visibleProperty().bind(model.unreadProperty());
        root.managedProperty().bind(model.unreadProperty());
        empty.getChildren().stream().filter(Node::isVisible).forEach(node -> {
            node.visibleProperty().bind(model.unreadProperty().not());
            node.managedProperty().bind(model.unreadProperty().not());
        });
        empty.getChildren().addFirst(root);
        empty.getChildren().add(ReadingView.running(model, "data-opening"));
    }
}
