package org.layerwise.data.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.CellText;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.MissingTokens;

/**
 * How one column's cells are read, where that differs from the rest of the table.
 *
 * @param name the column
 * @param missing the texts that mean "no value" in this column instead of the table's; empty: the table's
 * @param unit what may be written behind or before each number, such as {@code kg}, {@code %} or {@code $}; empty: nothing
 * @param limits what a number behind {@code <} or {@code >} is taken for
 * @param text what is done about a text where a number is expected; default: as for the whole table
 * @param letters which texts are the same class or category
 * @param dates how dates are read where the text alone does not say
 * @param utc whether times are converted to UTC by the offsets that are written with them
 */
public record ColumnReading(
        @Param(doc = "The column", value = "") String name,

        @Param(
                doc = "The texts that mean \"no value\" in this column; empty: those of the whole table",
                value = "",
                title = "Missing values",
                omitDefault = true)
        List<String> missing,

        @Param(doc = "The unit that may be written with each number", value = "", omitDefault = true)
        String unit,

        @Param(
                doc = "What a number behind < or > is taken for",
                value = "text",
                title = "Behind < or >",
                omitDefault = true)
        Limits limits,

        @Param(
                doc = "What is done about a text where a number is expected",
                value = "table",
                title = "Other texts",
                omitDefault = true)
        OddCells text,

        @Param(
                doc = "Which texts are the same class or category",
                value = "exact",
                title = "Case and blanks",
                omitDefault = true)
        Letters letters,

        @Param(
                doc = "How dates are read where the text alone does not say",
                value = "standard",
                title = "Order of dates",
                omitDefault = true)
        DateOrder dates,

        @Param(
                doc = "Whether times are converted to UTC by their offsets",
                value = "false",
                title = "Convert to UTC",
                omitDefault = true)
        boolean utc) {

    /** What is done about a cell that is no number where one is expected. */
    public enum OddCells {
        /** What is done about all of the table's. */
        TABLE,
        STOP,
        /** Its row is left out. */
        SKIP,
        /** It counts as missing. */
        MISSING
    }

    /** What a number behind {@code <} or {@code >} is taken for, such as a measurement below what can be detected. */
    public enum Limits {
        /** A text, which is no number. */
        TEXT,
        /** The limit itself. */
        LIMIT,
        /** Half of an upper limit; a lower one itself. */
        HALF,
        /** No value. */
        MISSING
    }

    /** Which texts are the same class or category. */
    public enum Letters {
        /** Those that are written alike. */
        EXACT,
        /** Those that differ by case or by blanks alone, too. */
        IGNORE_CASE,
        /** Those, and a single letter with the one text that begins with it. */
        INITIALS
    }

    public ColumnReading {
        name = CellText.composed(name);
        missing = missing.isEmpty() ? List.of() : new MissingTokens(missing).list();
        unit = CellText.clean(unit);
    }

    /** As the rest of the table. */
    public static ColumnReading plain(String name) {
        return new ColumnReading(
                name, List.of(), "", Limits.TEXT, OddCells.TABLE, Letters.EXACT, DateOrder.STANDARD, false);
    }

    /**
     * The single letters that one of the texts alone begins with, and that text, without regard to case: what {@link
     * Letters#INITIALS} takes for one.
     */
    public static Map<String, String> initials(Collection<String> texts) {
        return Labels.initials(texts);
    }

    /** A text without regard to case and to how many blanks are between its words: what {@link Letters#IGNORE_CASE} compares. */
    public static String folded(String text) {
        return Labels.folded(text);
    }

    /** Whether nothing differs from the rest of the table. */
    public boolean isPlain() {
        return missing.isEmpty()
                && unit.isEmpty()
                && limits == Limits.TEXT
                && text == OddCells.TABLE
                && letters == Letters.EXACT
                && dates == DateOrder.STANDARD
                && !utc;
    }

    public ColumnReading withMissing(List<String> other) {
        return new ColumnReading(name, other, unit, limits, text, letters, dates, utc);
    }

    public ColumnReading withUnit(String other) {
        return new ColumnReading(name, missing, other, limits, text, letters, dates, utc);
    }

    public ColumnReading withLimits(Limits other) {
        return new ColumnReading(name, missing, unit, other, text, letters, dates, utc);
    }

    public ColumnReading withText(OddCells other) {
        return new ColumnReading(name, missing, unit, limits, other, letters, dates, utc);
    }

    public ColumnReading withLetters(Letters other) {
        return new ColumnReading(name, missing, unit, limits, text, other, dates, utc);
    }

    public ColumnReading withDates(DateOrder other, boolean toUtc) {
        return new ColumnReading(name, missing, unit, limits, text, letters, other, toUtc);
    }
}
