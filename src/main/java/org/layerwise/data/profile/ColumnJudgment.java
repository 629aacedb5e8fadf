package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.cell.Notation;
import org.layerwise.data.cell.WrittenNumber;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.OddCells;
import org.layerwise.data.table.ColumnType;

/** What a column's cells amount to: its type, its figures, and what to know of how they are written. */
final class ColumnJudgment {
    private static final int FAR_YEAR = 2040;
    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    private final ColumnPass pass;
    private final ReadingGuess guess;
    private final ColumnReading reading;
    private final boolean given;
    private final TypeGuess type;

    /**
     * @param pass over the cells as {@code reading} reads them
     * @param given whether somebody said so
     */
    ColumnJudgment(ColumnPass pass, ReadingGuess guess, ColumnReading reading, boolean given) {
        this.given = given;
        this.pass = pass;
        this.guess = guess;
        this.reading = reading;
        this.type = TypeGuess.of(pass, reading, guess);
    }

    ColumnProfile profile() {
        ColumnType found = type.type();
        NumberSummary numbers =
                found.isNumeric() || found == ColumnType.BOOLEAN || type.isRowNumber() ? ofNumbers() : null;
        boolean dates = pass.count() > 0 && pass.dates().count() == pass.count();
        return new ColumnProfile(
                pass.table().columns().get(pass.column()),
                found,
                type.reason(),
                pass.table().rowCount(),
                pass.table().rowCount() - pass.count(),
                pass.texts().distinct(),
                numbers,
                pass.texts().mostFrequent(Profiler.BINS),
                pass.texts().texts().stream().limit(Profiler.EXAMPLES).toList(),
                type.order(),
                dates ? pass.dates().span() : null,
                findings(found, numbers));
    }

    /** Null when texts stop the reading of numbers. */
    private @Nullable NumberSummary ofNumbers() {
        return pass.notNumbers() > 0 && reading.text() == OddCells.TABLE ? null : pass.numbers();
    }

    private ColumnFindings findings(ColumnType found, @Nullable NumberSummary numbers) {
        List<CategoryCount> kept = guess.kept().isEmpty()
                ? List.of()
                : pass.texts().mostFrequent(Profiler.DISTINCT_LIMIT).stream()
                        .filter(each -> guess.kept().contains(each.category()))
                        .toList();
        boolean asNumbers = found.isNumeric() && pass.notNumbers() > 0;
        ColumnFindings findings = new ColumnFindings(
                reading,
                pass.missing(),
                kept,
                asNumbers ? pass.odd() : List.of(),
                asNumbers ? pass.notNumbers() : 0,
                given,
                Variants.of(pass, found),
                List.of());
        List<ColumnRemark> remarks = new ArrayList<>();
        kept(findings, remarks);
        odd(findings, remarks);
        pairs(found, remarks);
        words(found, remarks);
        List<Sentinels.Sentinel> sentinels =
                numbers != null && found.isNumeric() ? Sentinels.of(pass.texts(), numbers) : List.of();
        notations(found, sentinels, remarks);
        dates(found, remarks);
        if (numbers != null && found.isNumeric()) {
            sentinels.forEach(each -> remarks.add(sentinel(each)));
            offers(numbers, remarks);
        }
        return findings.with(remarks);
    }

    private void kept(ColumnFindings findings, List<ColumnRemark> remarks) {
        if (!findings.kept().isEmpty()) {
            String codes = ColumnFindings.list(findings.kept());
            remarks.add(ColumnRemark.note(
                            pass.table().hasQuotedTexts(pass.column())
                                    ? Message.of("data.profile/kept-quoted", codes)
                                    : Message.of("data.profile/kept-codes", codes))
                    .offering(
                            Message.of("data.profile/make-missing"),
                            reading.withMissing(pass.table().readings().missing())));
        }
    }

    private void odd(ColumnFindings findings, List<ColumnRemark> remarks) {
        if (findings.oddCells() > 0) {
            Message where = pass.table().place(pass.firstNotNumber());
            remarks.add(ColumnRemark.warning(Message.of(
                            "data.profile/odd-cells",
                            findings.oddCells(),
                            pass.count(),
                            ColumnFindings.list(findings.odd()),
                            where))
                    .offering(
                            Message.of("data.profile/as-category"),
                            ColumnReading.plain(reading.name()),
                            ColumnType.CATEGORY));
        }
    }

    /** Two numbers with a slash between them, which may be fractions all the same. */
    private void pairs(ColumnType found, List<ColumnRemark> remarks) {
        String pair = found.isNumeric() ? null : NumberCodes.pair(pass.texts());
        if (pair != null) {
            remarks.add(ColumnRemark.warning(Message.of("data.profile/pairs", pair))
                    .offering(Message.of("data.profile/as-fractions"), null, ColumnType.NUMBER));
        }
    }

    /** Texts that mean "no value" elsewhere and are categories here. */
    private void words(ColumnType found, List<ColumnRemark> remarks) {
        List<CategoryCount> words = found == ColumnType.CATEGORY
                ? pass.texts().mostFrequent(Profiler.BINS).stream()
                        .filter(each -> MissingWords.contains(each.category())
                                && !guess.kept().contains(each.category()))
                        .toList()
                : List.of();
        if (!words.isEmpty()) {
            List<String> tokens = new ArrayList<>(tokens());
            words.forEach(each -> tokens.add(each.category()));
            remarks.add(ColumnRemark.note(Message.of("data.profile/words", ColumnFindings.list(words)))
                    .offering(Message.of("data.profile/make-missing"), reading.withMissing(tokens)));
        }
    }

    private List<String> tokens() {
        return reading.missing().isEmpty() ? pass.table().readings().missing() : reading.missing();
    }

    private void notations(ColumnType found, List<Sentinels.Sentinel> sentinels, List<ColumnRemark> remarks) {
        if (!found.isNumeric()) {
            return;
        }
        units(sentinels, remarks);
        List<String> others = guess.notations().stream()
                .filter(each -> each != Notation.UNIT && each != Notation.CLOCK && each != Notation.LIMIT)
                .map(ColumnJudgment::words)
                .map(Message::text)
                .toList();
        if (!others.isEmpty()) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/notations", String.join(", ", others))));
        }
        if (guess.notations().contains(Notation.LIMIT)) {
            remarks.add(ColumnRemark.warning(Message.of("data.profile/limits"))
                    .offering(
                            Message.of("data.profile/make-missing"), reading.withLimits(ColumnReading.Limits.MISSING)));
        }
    }

    private void units(List<Sentinels.Sentinel> sentinels, List<ColumnRemark> remarks) {
        String unit = reading.unit();
        if (unit.isEmpty() || unit.equals(WrittenNumber.MINUS)) {
            return; // the notation says the latter
        }
        remarks.add(ColumnRemark.note(
                WrittenNumber.isClock(unit)
                        ? Message.of("data.profile/clock")
                        : Message.of("data.profile/unit", unit)));
        Optional<Message> others = guess.otherUnits(
                unit, sentinels.stream().map(each -> each.value().category()).toList());
        if (unit.equals(WrittenNumber.MINUTES)) {
            others.ifPresent(text -> remarks.add(ColumnRemark.note(text)
                    .offering(Message.of("data.profile/as-hours"), reading.withUnit(WrittenNumber.CLOCK))));
        } else if (unit.equals(WrittenNumber.CLOCK)) {
            others.ifPresent(text -> remarks.add(ColumnRemark.warning(text)
                    .offering(Message.of("data.profile/as-minutes"), reading.withUnit(WrittenNumber.MINUTES))));
        } else {
            others.ifPresent(text -> remarks.add(ColumnRemark.warning(text)));
        }
    }

    private static Message words(Notation notation) {
        return switch (notation) {
            case MINUS_SIGN -> Message.of("data.profile/notation-minus");
            case OTHER_DIGITS -> Message.of("data.profile/notation-digits");
            case GROUPS -> Message.of("data.profile/notation-groups");
            case INDIAN_GROUPS -> Message.of("data.profile/notation-indian");
            case PARENTHESES -> Message.of("data.profile/notation-parentheses");
            case TRAILING_MINUS -> Message.of("data.profile/notation-trailing-minus");
            case APOSTROPHE -> Message.of("data.profile/notation-apostrophe");
            case FORTRAN_EXPONENT -> Message.of("data.profile/notation-fortran");
            case HEXADECIMAL -> Message.of("data.profile/notation-hexadecimal");
            case FRACTION -> Message.of("data.profile/notation-fraction");
            case CLOCK -> Message.of("data.profile/notation-clock");
            case UNIT -> Message.of("data.profile/notation-unit");
            case LIMIT -> Message.of("data.profile/notation-limit");
        };
    }

    private void dates(ColumnType found, List<ColumnRemark> remarks) {
        if (found != ColumnType.DATE) {
            return;
        }
        String example = pass.texts().texts().getFirst();
        if (pass.texts().texts().stream().anyMatch(DateText::isQuarter)) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/quarters")));
        }
        if (reading.dates() == DateOrder.YEAR_MONTH) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/months")));
        }
        if (guess.hasUnclearDates()) {
            boolean dayFirst = reading.dates() == DateOrder.DAY_FIRST;
            List<String> both = bothOrders(example).stream()
                    .map(time -> time.toLocalDate().toString())
                    .toList();
            DateOrder other = dayFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
            remarks.add(ColumnRemark.warning(
                            dayFirst
                                    ? Message.of(
                                            "data.profile/unclear-day-first", example, both.getFirst(), both.getLast())
                                    : Message.of(
                                            "data.profile/unclear-month-first",
                                            example,
                                            both.getLast(),
                                            both.getFirst()))
                    .offering(
                            dayFirst
                                    ? Message.of("data.profile/read-month-first")
                                    : Message.of("data.profile/read-day-first"),
                            reading.withDates(other, reading.utc())));
        } else if (reading.dates() == DateOrder.DAY_FIRST || reading.dates() == DateOrder.MONTH_FIRST) {
            remarks.add(ColumnRemark.note(
                    reading.dates() == DateOrder.DAY_FIRST
                            ? Message.of("data.profile/day-first")
                            : Message.of("data.profile/month-first")));
        }
        guess.monthOfShortYear()
                .ifPresent(text -> remarks.add(ColumnRemark.note(Message.of(
                        "data.profile/month-of-year",
                        text,
                        DateText.parse(text)
                                .map(time -> time.toLocalDate().toString())
                                .orElse("")))));
        shortYears(remarks);
        if (!guess.zones().isEmpty()) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/zones", guess.zones())));
        }
        if (reading.utc()) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/utc")));
        }
    }

    /** A date of the column read day first and month first, for the user to choose from. */
    private static List<LocalDateTime> bothOrders(String text) {
        List<LocalDateTime> both = new ArrayList<>();
        DateText.parse(text, DateOrder.DAY_FIRST).ifPresent(both::add);
        DateText.parse(text, DateOrder.MONTH_FIRST).ifPresent(both::add);
        return both;
    }

    /** Years of two digits that are taken for far ones, where those of a birth would be of the last century. */
    private void shortYears(List<ColumnRemark> remarks) {
        for (String text : pass.texts().texts()) {
            LocalDateTime time = DateText.parse(text, reading.dates()).orElse(null);
            if (time != null
                    && time.getYear() >= FAR_YEAR
                    && !FOUR_DIGITS.matcher(text).find()) {
                remarks.add(ColumnRemark.warning(Message.of(
                        "data.profile/short-years", text, time.toLocalDate().toString())));
                return;
            }
        }
    }

    private ColumnRemark sentinel(Sentinels.Sentinel found) {
        CategoryCount value = found.value();
        List<String> tokens = new ArrayList<>(tokens());
        tokens.add(value.category());
        return ColumnRemark.warning(
                        found.far()
                                ? Message.of("data.profile/sentinel", value.category(), value.count())
                                : Message.of("data.profile/sentinel-negative", value.category(), value.count()))
                .offering(Message.of("data.profile/make-missing"), reading.withMissing(tokens));
    }

    /** Dates that are written as numbers. */
    private void offers(NumberSummary numbers, List<ColumnRemark> remarks) {
        List<String> examples = pass.texts().texts();
        for (DateOrder order : List.of(DateOrder.COMPACT, DateOrder.UNIX_SECONDS, DateOrder.UNIX_MILLISECONDS)) {
            if (NumberDates.may(order, numbers, examples)) {
                String example = examples.getFirst();
                remarks.add(ColumnRemark.note(
                                Message.of("data.profile/may-be-dates", example, NumberDates.text(example, order)))
                        .offering(
                                Message.of("data.profile/as-dates"), reading.withDates(order, false), ColumnType.DATE));
            }
        }
    }
}
