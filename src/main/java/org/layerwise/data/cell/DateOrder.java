package org.layerwise.data.cell;

/** How dates are read where the text alone does not say. */
public enum DateOrder {
    /** Only what has one reading: year first, day first with points, names of months, ISO weeks. */
    STANDARD,
    /** {@code 1/3/2024} is 1 March, too. */
    DAY_FIRST,
    /** {@code 1/3/2024} is 3 January, too. */
    MONTH_FIRST,
    /** {@code 2024-03} and {@code 03-2024} are the first day of that month, too. */
    YEAR_MONTH,
    /** {@code 20240301} and {@code 20240301T140530}, too. */
    COMPACT,
    /** Numbers are seconds since 1970 began in UTC, too. */
    UNIX_SECONDS,
    /** Numbers are milliseconds since 1970 began in UTC, too. */
    UNIX_MILLISECONDS
}
