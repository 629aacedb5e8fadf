package org.layerwise.ui.data;

import javafx.collections.ObservableListBase;

/** The numbers 0 … n − 1, without holding them. */
final class RowNumbers extends ObservableListBase<Integer> {
    private final int count;

    RowNumbers(int count) {
        this.count = count;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return count;
    }
}
