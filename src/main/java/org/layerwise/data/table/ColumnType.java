package org.layerwise.data.table;

/** What a column's cells are taken for. */
public enum ColumnType {
    /** Numbers, to be scaled. */
    NUMBER,
    /** Whole numbers, to be scaled. */
    INTEGER,
    /** One of two: yes or no, true or false, 0 or 1; one feature, 0 or 1. */
    BOOLEAN,
    /** One of a few texts, to be encoded one-hot or as an index. */
    CATEGORY,
    /** One of a few texts that have an order, such as low, medium, high; their places in it are to be scaled. */
    ORDINAL,
    /** A date, or a date and a time of day, to become numbers such as year, month and weekday. */
    DATE,
    /** A text that names the row, as names and keys do. */
    IDENTIFIER;

    /** Whether cells are read as numbers. */
    public boolean isNumeric() {
        return this == NUMBER || this == INTEGER;
    }

    /** Whether missing values can be filled in by a mean. */
    public boolean hasMean() {
        return switch (this) {
            case NUMBER, INTEGER, ORDINAL, DATE -> true;
            case BOOLEAN, CATEGORY, IDENTIFIER -> false;
        };
    }
}
