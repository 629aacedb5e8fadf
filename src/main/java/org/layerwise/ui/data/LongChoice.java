package org.layerwise.ui.data;

import javafx.scene.control.ComboBox;

/** A choice among the columns of a table, of which there may be thousands. */
final class LongChoice {
    /** The name by which JavaFX asks how many entries may be measured for the width of the list; all, where nothing is said. */
    private static final String MEASURED = "comboBoxRowsToMeasureWidth";

    private static final int MOST = 30;

    private LongChoice() {}

    /** Has the list open at once, however long it is. */
    static void bound(ComboBox<?> choice) {
        choice.getProperties().put(MEASURED, MOST);
    }
}
