package org.layerwise.data.table;

/** What a column's cells are taken for. */
public enum ColumnType {
    /** Numbers, to be scaled. */
    NUMBER,
    /** One of a few texts, to be encoded one-hot or as an index. */
    CATEGORY
}
