package org.layerwise.ui.fx;

import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** The numbers 0 … n − 1, without holding them. */
public final class RowNumbers extends ObservableListBase<Integer> {
    private final int count;

    /** @param count n */
    public RowNumbers(int count) {
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

    /** At once; the inherited search goes through all rows, and makes an object of each. */
    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof Integer number && number >= 0 && number < count ? number : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /** By their count; comparing row by row would make an object of each. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof RowNumbers rows && rows.count == count;
    }

    @Override
    public int hashCode() {
        return count;
    }
}
