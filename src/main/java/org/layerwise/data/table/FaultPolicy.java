package org.layerwise.data.table;

import org.layerwise.catalog.Param;

/**
 * What is done about each kind of fault in a table. Whatever is not stopped at is counted and told, the first
 * {@value ProblemCollector#KEPT} of a kind one by one.
 *
 * @param ragged a row with more or fewer fields than the table has columns
 * @param quotes a quote that is not closed, or closed in the middle of a field
 * @param undecodable bytes that are no text in the file's encoding
 * @param text text where a column's numbers are expected
 * @param notFinite infinities, and numbers beyond single precision
 * @param extraRows rows that are none of the table's: the header once more, and a row of totals at the end
 */
public record FaultPolicy(
        @Param(
                doc = "A row with more or fewer fields than columns: stop, skip the row, or pad: fill what is missing"
                        + " and cut off what is too much",
                value = "stop",
                omitDefault = true)
        Ragged ragged,

        @Param(
                doc = "A quote that is not closed or is in the middle of a field: stop, or take it as text",
                value = "stop",
                omitDefault = true)
        Quotes quotes,

        @Param(
                doc = "Bytes that are no text in the file's encoding: stop, skip the row, or take the cell as missing",
                value = "stop",
                omitDefault = true)
        Policy undecodable,

        @Param(
                doc = "Text in a column of numbers: stop, skip the row, or take the cell as missing",
                value = "stop",
                omitDefault = true)
        Policy text,

        @Param(
                doc = "Infinity, or a number too large for single precision: stop, skip the row, or take the cell as"
                        + " missing",
                value = "stop",
                omitDefault = true)
        Policy notFinite,

        @Param(
                doc = "The header once more between the rows, and rows of totals or means at the end: leave-out,"
                        + " leave-out-by-name (whatever their figures), or keep",
                value = "leave-out",
                omitDefault = true)
        ExtraRows extraRows) {
    /** Every fault ends the reading. */
    public static final FaultPolicy STOP =
            new FaultPolicy(Ragged.STOP, Quotes.STOP, Policy.STOP, Policy.STOP, Policy.STOP);

    /** Whatever can be read is. */
    public static final FaultPolicy LENIENT =
            new FaultPolicy(Ragged.PAD, Quotes.TEXT, Policy.MISSING, Policy.MISSING, Policy.MISSING);

    /** Extra rows left out. */
    public FaultPolicy(Ragged ragged, Quotes quotes, Policy undecodable, Policy text, Policy notFinite) {
        this(ragged, quotes, undecodable, text, notFinite, ExtraRows.LEAVE_OUT);
    }

    /** The same with another policy for rows of the wrong width. */
    public FaultPolicy withRagged(Ragged other) {
        return new FaultPolicy(other, quotes, undecodable, text, notFinite, extraRows);
    }

    /** The same with another policy for quotes in the wrong place. */
    public FaultPolicy withQuotes(Quotes other) {
        return new FaultPolicy(ragged, other, undecodable, text, notFinite, extraRows);
    }

    /** The same with another policy for bytes that are no text. */
    public FaultPolicy withUndecodable(Policy other) {
        return new FaultPolicy(ragged, quotes, other, text, notFinite, extraRows);
    }

    /** The same with another policy for text among numbers. */
    public FaultPolicy withText(Policy other) {
        return new FaultPolicy(ragged, quotes, undecodable, other, notFinite, extraRows);
    }

    /** The same with another policy for infinities. */
    public FaultPolicy withNotFinite(Policy other) {
        return new FaultPolicy(ragged, quotes, undecodable, text, other, extraRows);
    }

    /** The same with another policy for repeated headers and rows of totals. */
    public FaultPolicy withExtraRows(ExtraRows other) {
        return new FaultPolicy(ragged, quotes, undecodable, text, notFinite, other);
    }

    /** What is done about a cell. */
    public enum Policy {
        STOP,
        /** Its row is left out. */
        SKIP,
        /** It counts as missing. */
        MISSING
    }

    /** What is done about a row of the wrong width. */
    public enum Ragged {
        STOP,
        /** The row is left out. */
        SKIP,
        /** Fields that are not there are missing; of those too many, blank ones at the end go first. */
        PAD
    }

    /** What is done about repeated headers and rows of totals. */
    public enum ExtraRows {
        /** A row of totals is one when a figure is the sum or the mean of its column. */
        LEAVE_OUT,
        /** Also last rows that are only called as rows of totals are. */
        LEAVE_OUT_BY_NAME,
        /** They are rows like any others. */
        KEEP
    }

    /** What is done about a quote in the wrong place. */
    public enum Quotes {
        STOP,
        /** It belongs to the text; which of the ways to read it so is taken that gives the row the table's width. */
        TEXT
    }
}
