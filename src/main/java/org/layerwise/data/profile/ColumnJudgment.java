package org.layerwise.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Message;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.Notation;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnReading.OddCells;
import org.layerwise.data.table.ColumnType;

/** What a column's cells amount to: its type, its figures, and what to know of how they are written. */
final class ColumnJudgment {
    private static final int LISTED = 3;

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
                variants(found, pass.written()),
                List.of());
        List<ColumnRemark> remarks = new ArrayList<>();
        kept(findings, remarks);
        odd(findings, remarks);
        words(found, remarks);
        notations(found, remarks);
        dates(found, remarks);
        if (numbers != null && found.isNumeric()) {
            Sentinels.of(pass.texts(), numbers).forEach(each -> remarks.add(sentinel(each)));
            offers(numbers, remarks);
        }
        return findings.with(remarks);
    }

    private void kept(ColumnFindings findings, List<ColumnRemark> remarks) {
        if (!findings.kept().isEmpty()) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/kept-codes", ColumnFindings.list(findings.kept())))
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

    private void notations(ColumnType found, List<ColumnRemark> remarks) {
        if (!found.isNumeric()) {
            return;
        }
        if (!reading.unit().isEmpty()) {
            remarks.add(ColumnRemark.note(
                    reading.unit().equals("h:m:s")
                            ? Message.of("data.profile/clock")
                            : Message.of("data.profile/unit", reading.unit())));
            guess.otherUnits(reading.unit()).ifPresent(text -> remarks.add(ColumnRemark.warning(text)));
        }
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
        if (guess.hasUnclearDates()) {
            boolean dayFirst = reading.dates() == DateOrder.DAY_FIRST;
            List<String> both = ReadingGuess.readings(example).stream()
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
        if (reading.utc()) {
            remarks.add(ColumnRemark.note(Message.of("data.profile/utc")));
        }
    }

    private ColumnRemark sentinel(CategoryCount value) {
        List<String> tokens = new ArrayList<>(tokens());
        tokens.add(value.category());
        return ColumnRemark.warning(Message.of("data.profile/sentinel", value.category(), value.count()))
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

    /** Texts that differ by case or blanks alone; empty when none do. */
    private static String variants(ColumnType found, TextTally texts) {
        boolean isText = found == ColumnType.CATEGORY || found == ColumnType.BOOLEAN || found == ColumnType.ORDINAL;
        List<List<String>> groups = isText ? ReadingGuess.variants(texts) : List.of();
        List<String> listed = new ArrayList<>();
        for (List<String> group : groups.subList(0, Math.min(LISTED, groups.size()))) {
            listed.add(group.stream().map(text -> '"' + text + '"').collect(Collectors.joining(" / ")));
        }
        if (groups.size() > LISTED) {
            listed.add("…");
        }
        return String.join("; ", listed);
    }
}
