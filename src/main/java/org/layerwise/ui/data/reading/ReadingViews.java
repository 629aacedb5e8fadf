package org.layerwise.ui.data.reading;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;

/** Puts the way of reading above a table's columns, and a page in place of all that while a file cannot be read. */
public final class ReadingViews {
    private ReadingViews() {}

    /**
     * Puts the parts that say how a file is read where they belong.
     *
     * @param notices stand below the table's name
     * @param empty is shown while no table is open, on the page that holds all
     * @return whether the part above the columns is open
     */
    public static ObservableValue<Boolean> add(ReadingViewModel model, Pane notices, Pane empty) {
        ReadingView view = new ReadingView(model, "data-reading");
        if (notices.getParent() instanceof Pane head) {
            head.getChildren().add(head.getChildren().indexOf(notices), view.root());
        }
        empty.getChildren().add(ReadingView.running(model, "data-opening"));
        if (empty.getParent() instanceof Pane page) {
            page.getChildren().add(new UnreadView(model).root());
        }
        return view.openProperty();
    }
}
