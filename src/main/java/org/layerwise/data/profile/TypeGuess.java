package org.layerwise.data.profile;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.table.BooleanWords;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.KnownOrders;
import org.layerwise.data.table.Table;

/**
 * What to take a column for.
 *
 * @param type the guess
 * @param reason why, in words
 * @param order of the texts of a boolean or an ordinal; else empty
 */
record TypeGuess(ColumnType type, String reason, List<String> order) {
    /** From which share of dates on what keeps a column from being one is said. */
    private static final double MOSTLY_DATES = 0.5;

    /** Dates before this year are taken for version numbers. */
    private static final int FIRST_YEAR = 1000;

    private static final int LISTED = 7;

    /**
     * What one pass over a column found.
     *
     * @param count of values
     * @param texts all of them
     * @param numbers null when a value is no number
     * @param dates those values that are dates
     * @param notNumbers how many values are no numbers
     * @param firstNotNumber its row; −1 when all are numbers
     * @param firstNotDate the row of the first value that is neither number nor date; −1 when there is none
     * @param firstLeadingZero the row of the first number written like a code; −1 when there is none
     */
    record Facts(
            Table table,
            int column,
            int count,
            TextTally texts,
            @Nullable NumberSummary numbers,
            DateTally dates,
            int notNumbers,
            int firstNotNumber,
            int firstNotDate,
            int firstLeadingZero) {
        /** A cell in quotes with its line. */
        String quoted(int row) {
            return "\"" + table.cell(row, column) + "\" in " + table.place(row);
        }
    }

    static TypeGuess of(Facts facts) {
        if (facts.count() == 0) {
            return new TypeGuess(ColumnType.CATEGORY, "no cell has a value", List.of());
        }
        NumberSummary numbers = facts.numbers();
        return numbers != null && facts.firstLeadingZero() < 0 ? ofNumbers(numbers) : ofTexts(facts);
    }

    private static TypeGuess ofNumbers(NumberSummary numbers) {
        boolean whole = numbers.integers() && numbers.infinite() == 0;
        if (whole && numbers.min() == 0 && numbers.max() == 1) {
            return new TypeGuess(ColumnType.BOOLEAN, "every value is 0 or 1", List.of());
        }
        return whole
                ? new TypeGuess(ColumnType.INTEGER, "every value is a whole number", List.of())
                : new TypeGuess(ColumnType.NUMBER, "every value is a number", List.of());
    }

    private static TypeGuess ofTexts(Facts facts) {
        if (facts.dates().count() == facts.count()) {
            DateSpan span = facts.dates().span();
            if (span.first().getYear() >= FIRST_YEAR) {
                return new TypeGuess(ColumnType.DATE, "every value is a date, " + span.text(), List.of());
            }
        }
        List<String> truth = BooleanWords.order(facts.texts().texts());
        if (!truth.isEmpty()) {
            return new TypeGuess(
                    ColumnType.BOOLEAN, "every value is " + truth.getLast() + " or " + truth.getFirst(), truth);
        }
        List<String> order = KnownOrders.of(facts.texts().texts()).orElse(List.of());
        if (!order.isEmpty()) {
            return new TypeGuess(ColumnType.ORDINAL, "in order: " + list(order), order);
        }
        int distinct = facts.texts().distinct();
        boolean unique = facts.count() >= ColumnProfile.NEAR_UNIQUE_ROWS
                && distinct >= ColumnProfile.NEAR_UNIQUE * facts.count();
        String why = whyNotNumbers(facts);
        return unique
                ? new TypeGuess(ColumnType.IDENTIFIER, why + "; nearly all differ, as names and keys do", List.of())
                : new TypeGuess(ColumnType.CATEGORY, why, List.of());
    }

    private static String list(List<String> order) {
        return order.size() <= LISTED
                ? String.join(" < ", order)
                : String.join(" < ", order.subList(0, LISTED - 1)) + " < … < " + order.getLast();
    }

    private static String whyNotNumbers(Facts facts) {
        int count = facts.count();
        int dates = facts.dates().count();
        int others = count - dates;
        if (dates > MOSTLY_DATES * count && facts.firstNotDate() >= 0) {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d values %s not a date (%s)",
                    others,
                    count,
                    others == 1 ? "is" : "are, the first of them,",
                    facts.quoted(facts.firstNotDate()));
        }
        if (facts.notNumbers() == count) {
            return "no cell is a number";
        }
        if (facts.notNumbers() > 0) {
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d values %s not a number (%s)",
                    facts.notNumbers(),
                    count,
                    facts.notNumbers() == 1 ? "is" : "are, the first of them,",
                    facts.quoted(facts.firstNotNumber()));
        }
        return facts.numbers() == null
                ? "no number is finite"
                : "leading zeros, as codes have (" + facts.quoted(facts.firstLeadingZero()) + ")";
    }
}
