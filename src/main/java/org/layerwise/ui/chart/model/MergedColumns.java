package org.layerwise.ui.chart.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns over time in bounded memory: when more than {@value #MOST} have come, neighbors are merged two by two, and later ones
 * as they come. Not thread-safe.
 *
 * @param <C> a column
 */
final class MergedColumns<C extends MergedColumns.Column<C>> {
    static final int MOST = 400;

    /**
     * What stands for some steps.
     *
     * @param <C> itself
     */
    interface Column<C> {
        double from();

        double to();

        /** This column and the one after it in one. */
        C merge(C next);
    }

    private final List<C> columns = new ArrayList<>();
    private int gathered;
    private int stride = 1;

    /** Adds the column of a step at or after the last one. */
    void add(C column) {
        if (gathered > 0 && gathered < stride) {
            columns.set(columns.size() - 1, columns.getLast().merge(column));
            gathered++;
        } else {
            columns.add(column);
            gathered = 1;
        }
        if (columns.size() > MOST) {
            halve();
        }
    }

    private void halve() {
        List<C> merged = new ArrayList<>(MOST);
        for (int i = 0; i + 1 < columns.size(); i += 2) {
            merged.add(columns.get(i).merge(columns.get(i + 1)));
        }
        boolean odd = columns.size() % 2 == 1;
        if (odd) {
            merged.add(columns.getLast());
        }
        columns.clear();
        columns.addAll(merged);
        gathered = odd ? gathered : 2 * stride;
        stride *= 2;
    }

    /** Takes other columns, merged so many at a time, and keeps its own that come after them. */
    void replaceBy(List<C> others, int othersStride) {
        List<C> own = List.copyOf(columns);
        columns.clear();
        columns.addAll(others);
        double end = last();
        stride = othersStride;
        gathered = stride;
        own.stream().filter(each -> each.from() > end).forEach(this::add);
    }

    /** How many steps' columns one stands for. */
    int stride() {
        return stride;
    }

    /** The last step; −∞ before the first. */
    double last() {
        return columns.isEmpty() ? Double.NEGATIVE_INFINITY : columns.getLast().to();
    }

    List<C> all() {
        return List.copyOf(columns);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    void clear() {
        columns.clear();
        gathered = 0;
        stride = 1;
    }
}
