package org.layerwise.ui.predict;

import java.util.RandomAccess;
import javafx.collections.ObservableListBase;

/** Some rows of a table by their places, from 0, in the order in which they are shown. */
final class ChosenRows extends ObservableListBase<Integer> implements RandomAccess {
    private final int[] rows;

    /** @param rows kept, not copied */
    ChosenRows(int... rows) {
        this.rows = rows;
    }

    @Override
    public Integer get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}
