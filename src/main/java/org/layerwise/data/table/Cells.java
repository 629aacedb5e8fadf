package org.layerwise.data.table;

import java.util.List;

/** Texts by row and column, as a grid shows them. Rows and columns count from 0. */
public interface Cells {
    /** The columns' names, in order. */
    List<String> columns();

    int rowCount();

    default int columnCount() {
        return columns().size();
    }

    /** The text of a cell, possibly empty. */
    String cell(int row, int column);
}
