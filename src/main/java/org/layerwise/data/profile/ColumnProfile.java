package org.layerwise.data.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.ColumnType;

/**
 * What a column holds, and what it is taken for.
 *
 * @param name the column
 * @param type the guess
 * @param reason why, in words
 * @param rows the table's rows
 * @param missing how many of them have no value here
 * @param distinct how many different texts, missing ones left out, at most {@link Profiler#DISTINCT_LIMIT}
 * @param numbers what the cells amount to as numbers; null when one of them is none, or all are missing
 * @param frequent the most frequent texts, at most {@link Profiler#BINS}, the most frequent first
 * @param examples the first different texts
 */
public record ColumnProfile(
        String name,
        ColumnType type,
        String reason,
        int rows,
        int missing,
        int distinct,
        @Nullable NumberSummary numbers,
        List<CategoryCount> frequent,
        List<String> examples) {
    public ColumnProfile {
        frequent = List.copyOf(frequent);
        examples = List.copyOf(examples);
    }

    /** How many cells have a value. */
    public int count() {
        return rows - missing;
    }

    /** Whether all cells that have a value have the same. */
    public boolean isConstant() {
        return distinct == 1 || (numbers != null && numbers.min() == numbers.max());
    }
}
