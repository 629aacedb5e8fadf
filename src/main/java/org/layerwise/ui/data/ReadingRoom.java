package org.layerwise.ui.data;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The room that the list of columns keeps while the panel that says how a file is read is open above it. */
final class ReadingRoom {
    /** A row's height, and how many are to be seen. */
    private static final double ROWS = 5 * 60;

    /** The search field and the header above the rows. */
    private static final double ABOVE = 74;

    /** A strip of the preview below them. */
    private static final double PREVIEW = 64;

    /** What else is needed: the table's name and a strip of the panel, which scrolls. */
    private static final double OTHERS = 196;

    private static final double LEAST = 124;

    private ReadingRoom() {}

    /**
     * Keeps it.
     *
     * @param open whether the panel is open
     * @param page that both are on
     * @param columns the list with what is above it
     */
    static void keep(ObservableValue<Boolean> open, Region page, Region columns) {
        Runnable set = () -> {
            double room = Math.clamp(page.getHeight() - OTHERS - PREVIEW, LEAST, ABOVE + ROWS);
            double height = open.getValue() ? room : LEAST;
            columns.setMinHeight(height);
            for (String around : List.of("#data-split", "#data-pages")) {
                if (page.lookup(around) instanceof Region region) {
                    region.setMinHeight(height + PREVIEW);
                }
            }
        };
        open.subscribe(set);
        page.heightProperty().subscribe(set);
        set.run();
    }
}
