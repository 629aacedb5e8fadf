package org.layerwise.data.profile;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.data.cell.BooleanWords;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.OddCells;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.KnownOrders;

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

    /** From which share of cells that look like numbers on that is said. */
    private static final double MOSTLY_NUMBERS = 0.5;

    /** Dates before this year are taken for version numbers. */
    private static final int FIRST_YEAR = 1000;

    private static final Message ROW_NUMBER = Message.of("data.profile/type-row-number");
    private static final int LISTED = 7;
    private static final int UNITS_LISTED = 4;

    private TypeGuess(ColumnType type, Message reason) {
        this(type, reason, List.of());
    }

    /** Whether it is a number that names the rows. */
    boolean isRowNumber() {
        return type == ColumnType.IDENTIFIER && reason.equals(ROW_NUMBER);
    }

    static TypeGuess of(ColumnPass pass, ColumnReading reading, ReadingGuess guess) {
        if (pass.count() == 0) {
            return new TypeGuess(ColumnType.CATEGORY, Message.of("data.profile/type-unknown"));
        }
        boolean texts = pass.notNumbers() > 0 && reading.text() == OddCells.TABLE;
        boolean codes = pass.firstLeadingZero() >= 0 || NumberCodes.reason(pass) != null;
        NumberSummary numbers = texts || codes ? null : pass.numbers();
        return numbers != null ? ofNumbers(pass, numbers, reading) : ofTexts(pass, guess);
    }

    private static TypeGuess ofNumbers(ColumnPass pass, NumberSummary numbers, ColumnReading reading) {
        boolean whole = numbers.integers() && numbers.infinite() == 0;
        if (whole && numbers.min() == 0 && numbers.max() == 1 && pass.notNumbers() == 0) {
            return new TypeGuess(ColumnType.BOOLEAN, Message.of("data.profile/type-zero-or-one"));
        }
        String name = reading.name();
        boolean made = name.equals("column_" + (pass.column() + 1));
        if (whole
                && pass.notNumbers() == 0
                && pass.count() >= ColumnProfile.FEWEST_ROW_NUMBERS
                && numbers.values() == Math.min(pass.count(), Profiler.DISTINCT_LIMIT)
                && pass.texts().distinct() >= ColumnProfile.NEAR_UNIQUE * pass.count()
                && RowNumberName.is(name, made)) {
            return new TypeGuess(ColumnType.IDENTIFIER, ROW_NUMBER);
        }
        if (pass.notNumbers() > 0) {
            return new TypeGuess(
                    whole ? ColumnType.INTEGER : ColumnType.NUMBER,
                    Message.of(
                            "data.profile/type-mostly-numbers",
                            pass.count() - pass.notNumbers(),
                            pass.count(),
                            ColumnFindings.list(pass.odd())));
        }
        if (!reading.unit().isEmpty()) {
            return new TypeGuess(
                    ColumnType.NUMBER,
                    WrittenNumber.isClock(reading.unit())
                            ? Message.of("data.profile/type-clock")
                            : Message.of("data.profile/type-unit", reading.unit()));
        }
        return whole
                ? new TypeGuess(ColumnType.INTEGER, Message.of("data.profile/type-whole-number"))
                : new TypeGuess(ColumnType.NUMBER, Message.of("data.profile/type-number"));
    }

    private static TypeGuess ofTexts(ColumnPass pass, ReadingGuess guess) {
        if (pass.dates().count() == pass.count()) {
            DateSpan span = pass.dates().span();
            if (span.first().getYear() >= FIRST_YEAR) {
                return new TypeGuess(ColumnType.DATE, Message.of("data.profile/type-date", span.text()));
            }
        }
        List<String> truth = BooleanWords.order(pass.texts().texts());
        if (!truth.isEmpty()) {
            return new TypeGuess(
                    ColumnType.BOOLEAN,
                    Message.of("data.profile/type-boolean", truth.getLast(), truth.getFirst()),
                    truth);
        }
        List<String> order = KnownOrders.of(pass.texts().texts()).orElse(List.of());
        if (!order.isEmpty()) {
            return new TypeGuess(ColumnType.ORDINAL, Message.of("data.profile/type-ordinal", list(order)), order);
        }
        int distinct = pass.texts().distinct();
        boolean unique =
                pass.count() >= ColumnProfile.NEAR_UNIQUE_ROWS && distinct >= ColumnProfile.NEAR_UNIQUE * pass.count();
        Message why = whyNotNumbers(pass, guess);
        return unique
                ? new TypeGuess(ColumnType.IDENTIFIER, Message.of("data.profile/type-identifier", why))
                : new TypeGuess(ColumnType.CATEGORY, why);
    }

    private static String list(List<String> order) {
        return order.size() <= LISTED
                ? String.join(" < ", order)
                : String.join(" < ", order.subList(0, LISTED - 1)) + " < … < " + order.getLast();
    }

    private static Message whyNotNumbers(ColumnPass pass, ReadingGuess guess) {
        int count = pass.count();
        ReadingGuess.Mostly dates = guess.mostlyDates();
        if (dates.cells() > MOSTLY_DATES * count && dates.cells() < count) {
            return Message.of(
                    "data.profile/not-dates",
                    count - dates.cells(),
                    count,
                    dates.firstOther(),
                    firstRow(pass, dates.firstOther()));
        }
        Optional<String> zone = DateText.ambiguousZone(pass.texts().texts().getFirst());
        if (zone.isPresent()) {
            return Message.of(
                    "data.profile/zone-ambiguous", pass.texts().texts().getFirst(), zone.orElseThrow());
        }
        Message codes = NumberCodes.reason(pass);
        if (codes != null && pass.notNumbers() == 0) {
            return codes;
        }
        if (pass.firstLeadingZero() >= 0 && pass.notNumbers() == 0) {
            int row = pass.firstLeadingZero();
            return Message.of(
                    "data.profile/leading-zeros", pass.cell(row), pass.table().place(row));
        }
        List<String> units = guess.units();
        if (!units.isEmpty() && guess.cellsWithUnits() > MOSTLY_NUMBERS * count) {
            List<String> shown = units.subList(0, Math.min(UNITS_LISTED, units.size()));
            return shown.size() == 1
                    ? Message.of("data.profile/not-numbers-unit", shown.getFirst())
                    : Message.of("data.profile/not-numbers-units", String.join(", ", shown));
        }
        if (pass.notNumbers() == count) {
            return pass.texts().distinct() <= Profiler.DISTINCT_LIMIT
                    ? Message.of("data.profile/texts", pass.texts().distinct())
                    : Message.of("data.profile/many-texts", Profiler.DISTINCT_LIMIT);
        }
        if (pass.notNumbers() > 0) {
            int row = pass.firstNotNumber();
            return Message.of(
                    "data.profile/not-numbers",
                    pass.notNumbers(),
                    count,
                    pass.cell(row),
                    pass.table().place(row));
        }
        return Message.of("data.profile/no-finite-number");
    }

    private static Message firstRow(ColumnPass pass, String text) {
        for (int row = 0; row < pass.table().rowCount(); row++) {
            if (pass.cell(row).equals(text)) {
                return pass.table().place(row);
            }
        }
        return pass.table().place(0);
    }
}
