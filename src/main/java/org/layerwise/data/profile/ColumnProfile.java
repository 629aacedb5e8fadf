package org.layerwise.data.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;

/**
 * What a column holds, and what it is taken for.
 *
 * @param name the column
 * @param type the guess
 * @param reason why, in words
 * @param rows the table's rows
 * @param missing how many of them have no value here
 * @param distinct how many different texts, missing ones left out; above {@link Profiler#DISTINCT_LIMIT} an estimate
 * @param numbers what the cells amount to as numbers; null when one of them is none, or all are missing
 * @param frequent the most frequent texts, at most {@link Profiler#BINS}, the most frequent first; of a column with more
 *     than {@link Profiler#DISTINCT_LIMIT} different ones, among those that came first
 * @param examples the first different texts
 * @param order of the texts of a boolean, which begins with the false one, or of an ordinal, from the lowest; else empty
 * @param dates what the cells amount to as dates; null when one of them is none, or all are missing
 * @param findings how the cells are written
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        Message reason,
        int rows,
        int missing,
        int distinct,
        @Nullable NumberSummary numbers,
        List<CategoryCount> frequent,
        List<String> examples,
        List<String> order,
        @Nullable DateSpan dates,
        ColumnFindings findings) {
    /** The share of different values from which a column is near-unique. */
    public static final double NEAR_UNIQUE = 0.95;

    /** The fewest values of which it is said that nearly all differ. */
    public static final int NEAR_UNIQUE_ROWS = 20;

    /** The fewest whole numbers, all different, that a name makes row numbers. */
    public static final int FEWEST_ROW_NUMBERS = 5;

    /** Without an order and without dates. */
    public ColumnProfile(
            String name,
            ColumnType type,
            Message reason,
            int rows,
            int missing,
            int distinct,
            @Nullable NumberSummary numbers,
            List<CategoryCount> frequent,
            List<String> examples) {
        this(
                name,
                type,
                reason,
                rows,
                missing,
                distinct,
                numbers,
                frequent,
                examples,
                List.of(),
                null,
                ColumnFindings.plain(name));
    }

    public ColumnProfile {
        order = List.copyOf(order);
        frequent = List.copyOf(frequent);
        examples = List.copyOf(examples);
    }

    /** How the cells are to be read. */
    public ColumnReading reading() {
        return findings.reading();
    }

    /** How many cells have a value. */
    public int count() {
        return rows - missing;
    }

    /** Whether all cells that have a value have the same. */
    public boolean isConstant() {
        return distinct == 1 || (numbers != null && numbers.min() == numbers.max());
    }

    /** Whether {@link #distinct} was counted; if not it is an estimate with a standard error of 0.8 %. */
    public boolean isDistinctExact() {
        return distinct <= Profiler.DISTINCT_LIMIT;
    }

    /** How many different texts, as people read it: {@code 1,461}, or {@code about 998,000}. */
    public Message distinctText() {
        return isDistinctExact()
                ? Message.of("data.profile/distinct", distinct)
                : Message.of("data.profile/distinct-about", distinctRounded());
    }

    /** {@link #distinct}, of an estimate three digits. */
    public long distinctRounded() {
        long unit = isDistinctExact() ? 1 : Math.max(1, (long) Math.pow(10, Math.floor(Math.log10(distinct)) - 2));
        return Math.round((double) distinct / unit) * unit;
    }

    /** Whether of at least {@link #NEAR_UNIQUE_ROWS} values at least 95 % differ, as names, keys and measurements do. */
    public boolean isNearUnique() {
        return count() >= NEAR_UNIQUE_ROWS && distinct >= NEAR_UNIQUE * count();
    }

    /**
     * Whether the values seem to name the rows rather than to describe them: near-unique texts, or near-unique whole numbers
     * that leave few gaps, as running numbers do. Near-unique measurements do not.
     */
    public boolean isIdentifier() {
        return type == ColumnType.IDENTIFIER
                || (isNearUnique()
                        && numbers != null
                        && numbers.integers()
                        && numbers.max() - numbers.min() < 1.1 * count());
    }

    /** Whether the values are numbers that name the rows, and the column's name says so. */
    public boolean isRowNumber() {
        return type == ColumnType.IDENTIFIER && numbers != null;
    }

    /** The same for a column to predict, whose classes are merged by hand alone. */
    public ColumnProfile asTarget() {
        ColumnFindings settled = findings.asTarget();
        boolean apart = !settled.equals(findings) && type == ColumnType.BOOLEAN;
        return new ColumnProfile(
                name,
                apart ? ColumnType.CATEGORY : type,
                apart
                        ? Message.of(
                                "data.profile/type-variants", settled.variants().separate())
                        : reason,
                rows,
                missing,
                distinct,
                numbers,
                frequent,
                examples,
                apart ? List.of() : order,
                dates,
                settled);
    }

    /** The same as a pixel of an image: one that happens to be 0 or 1 everywhere is a number like its neighbors. */
    public ColumnProfile asPixel() {
        return type == ColumnType.BOOLEAN && numbers != null
                ? new ColumnProfile(
                        name,
                        ColumnType.INTEGER,
                        Message.of("data.profile/pixel"),
                        rows,
                        missing,
                        distinct,
                        numbers,
                        frequent,
                        examples,
                        List.of(),
                        null,
                        findings)
                : this;
    }
}
