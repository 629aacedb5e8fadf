package org.layerwise.data.cell;

/** Ways to write a number beside the plain one of a {@link NumberFormat}. */
public enum Notation {
    /** A minus sign that is no hyphen: {@code −5}. */
    MINUS_SIGN,
    /** Digits or marks of another script, or of full width: {@code ١٢٫٥}. */
    OTHER_DIGITS,
    /** Marks between groups of three digits, where the format names none: {@code 1,234,567}. */
    GROUPS,
    /** Three digits in the last group, two in the others: {@code 2,07,29,574}. */
    INDIAN_GROUPS,
    /** Negative numbers in parentheses: {@code (1,234)}. */
    PARENTHESES,
    /** The minus sign behind a number, as mainframes write it: {@code 5.00-}. */
    TRAILING_MINUS,
    /** An apostrophe before a sign, by which exports keep spreadsheets from taking a cell for a formula: {@code '-5}. */
    APOSTROPHE,
    /** The exponent of double precision in Fortran: {@code 1.5D+03}. */
    FORTRAN_EXPONENT,
    /** {@code 0x1F}. */
    HEXADECIMAL,
    /** {@code 3 1/2} or {@code 3½}. */
    FRACTION,
    /** A time or a length of time, in seconds: {@code 1:30:00}. */
    CLOCK,
    /** A unit or a currency before or behind the number: {@code 12 kg}, {@code $5}. */
    UNIT,
    /** A limit in place of a value: {@code <0.05}. */
    LIMIT
}
