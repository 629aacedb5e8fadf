package org.layerwise.data.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
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
record TypeGuess(ColumnType type, Message reason, List<String> order) {
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
        String cell(int row) {
            return table.cell(row, column);
        }
    }

    static TypeGuess of(Facts facts) {
        if (facts.count() == 0) {
            return new TypeGuess(ColumnType.CATEGORY, Message.of("data.profile/type-unknown"), List.of());
        }
        NumberSummary numbers = facts.numbers();
        return numbers != null && facts.firstLeadingZero() < 0 ? ofNumbers(numbers) : ofTexts(facts);
    }

    private static TypeGuess ofNumbers(NumberSummary numbers) {
        boolean whole = numbers.integers() && numbers.infinite() == 0;
        if (whole && numbers.min() == 0 && numbers.max() == 1) {
            return new TypeGuess(ColumnType.BOOLEAN, Message.of("data.profile/type-zero-or-one"), List.of());
        }
        return whole
                ? new TypeGuess(ColumnType.INTEGER, Message.of("data.profile/type-whole-number"), List.of())
                : new TypeGuess(ColumnType.NUMBER, Message.of("data.profile/type-number"), List.of());
    }

    private static TypeGuess ofTexts(Facts facts) {
        if (facts.dates().count() == facts.count()) {
            DateSpan span = facts.dates().span();
            if (span.first().getYear() >= FIRST_YEAR) {
                return new TypeGuess(ColumnType.DATE, Message.of("data.profile/type-date", span.text()), List.of());
            }
        }
        List<String> truth = BooleanWords.order(facts.texts().texts());
        if (!truth.isEmpty()) {
            return new TypeGuess(
                    ColumnType.BOOLEAN,
                    Message.of("data.profile/type-boolean", truth.getLast(), truth.getFirst()),
                    truth);
        }
        List<String> order = KnownOrders.of(facts.texts().texts()).orElse(List.of());
        if (!order.isEmpty()) {
            return new TypeGuess(ColumnType.ORDINAL, Message.of("data.profile/type-ordinal", list(order)), order);
        }
        int distinct = facts.texts().distinct();
        boolean unique = facts.count() >= ColumnProfile.NEAR_UNIQUE_ROWS
                && distinct >= ColumnProfile.NEAR_UNIQUE * facts.count();
        Message why = whyNotNumbers(facts);
        return unique
                ? new TypeGuess(ColumnType.IDENTIFIER, Message.of("data.profile/type-identifier", why), List.of())
                : new TypeGuess(ColumnType.CATEGORY, why, List.of());
    }

    private static String list(List<String> order) {
        return order.size() <= LISTED
                ? String.join(" < ", order)
                : String.join(" < ", order.subList(0, LISTED - 1)) + " < … < " + order.getLast();
    }

    private static Message whyNotNumbers(Facts facts) {
        int count = facts.count();
        int dates = facts.dates().count();
        int others = count - dates;
        if (dates > MOSTLY_DATES * count && facts.firstNotDate() >= 0) {
            int row = facts.firstNotDate();
            return Message.of(
                    "data.profile/not-dates",
                    others,
                    count,
                    facts.cell(row),
                    facts.table().place(row));
        }
        if (facts.notNumbers() == count) {
            return Message.of("data.profile/no-number");
        }
        if (facts.notNumbers() > 0) {
            int row = facts.firstNotNumber();
            return Message.of(
                    "data.profile/not-numbers",
                    facts.notNumbers(),
                    count,
                    facts.cell(row),
                    facts.table().place(row));
        }
        if (facts.numbers() == null) {
            return Message.of("data.profile/no-finite-number");
        }
        int row = facts.firstLeadingZero();
        return Message.of(
                "data.profile/leading-zeros", facts.cell(row), facts.table().place(row));
    }
}
