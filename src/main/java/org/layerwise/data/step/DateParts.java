package org.layerwise.data.step;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.data.cell.DateText;
import org.layerwise.data.step.fitted.ColumnData;
import org.layerwise.data.step.fitted.DatePart;
import org.layerwise.data.step.fitted.FittedDates;
import org.layerwise.data.step.fitted.FittedStep;

/**
 * Dates and times become numbers; {@link org.layerwise.data.cell.DateText} says which are read.
 *
 * @param year the year
 * @param month 1 to 12
 * @param day of the month, 1 to 31
 * @param weekday 1 for Monday to 7
 * @param dayOfYear 1 to 366
 * @param hour 0 to 23
 * @param minute 0 to 59
 * @param cyclic whether all parts that begin again become a sine and a cosine, so that December is beside January
 * @param days the days since a date, with a fraction for the time of day
 * @param since that date; empty: the first of the training rows
 */
@Kind(
        id = "date-parts",
        title = "Date parts",
        doc =
                "Dates and times become their year, month, weekday, …; as circles if wanted, so that December is beside January.")
public record DateParts(
        @Param(doc = "The year", value = "true") boolean year,
        @Param(doc = "The month, 1 to 12", value = "true") boolean month,

        @Param(doc = "The day of the month, 1 to 31", value = "true")
        boolean day,

        @Param(doc = "The weekday, 1 for Monday to 7", value = "true")
        boolean weekday,

        @Param(doc = "The day of the year, 1 to 366", value = "false")
        boolean dayOfYear,

        @Param(doc = "The hour, 0 to 23", value = "false") boolean hour,
        @Param(doc = "The minute, 0 to 59", value = "false") boolean minute,

        @Param(doc = "Whether all but the year and the days become a sine and a cosine", value = "false")
        boolean cyclic,

        @Param(
                doc = "Days since a date, with a fraction for the time of day",
                value = "false",
                title = "Days since",
                omitDefault = true)
        boolean days,

        @Param(
                doc = "The date that days are counted from; empty: the first of the training rows",
                value = "",
                title = "First day",
                omitDefault = true)
        String since)
        implements Step {
    /** Without days. */
    public DateParts(
            boolean year,
            boolean month,
            boolean day,
            boolean weekday,
            boolean dayOfYear,
            boolean hour,
            boolean minute,
            boolean cyclic) {
        this(year, month, day, weekday, dayOfYear, hour, minute, cyclic, false, "");
    }

    public DateParts {
        if (!(year || month || day || weekday || dayOfYear || hour || minute || days)) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/no-part"))
                    .toException();
        }
        if (!since.isEmpty() && DateText.parse(since).isEmpty()) {
            throw Problem.error(Location.NOWHERE, Message.of("data.step/no-first-day", since, DateText.RULE))
                    .toException();
        }
    }

    @Override
    public Optional<Message> refusal(ColumnContent before) {
        return before == ColumnContent.TEXTS ? Optional.empty() : Optional.of(Message.of("data.step/needs-dates"));
    }

    @Override
    public ColumnContent gives(ColumnContent before) {
        return ColumnContent.NUMBERS;
    }

    @Override
    public FittedStep fit(ColumnData training) {
        List<DatePart> parts =
                Arrays.stream(DatePart.values()).filter(this::has).toList();
        return new FittedDates(parts, cyclic, days ? firstDay(training.texts()).toString() : "");
    }

    private LocalDate firstDay(ColumnData.Texts training) {
        return DateText.parse(since)
                .or(() -> Arrays.stream(training.cells())
                        .filter(Objects::nonNull)
                        .flatMap(cell -> DateText.parse(cell).stream())
                        .min(Comparator.naturalOrder()))
                .map(LocalDateTime::toLocalDate)
                .orElse(LocalDate.EPOCH);
    }

    private boolean has(DatePart part) {
        return switch (part) {
            case YEAR -> year;
            case MONTH -> month;
            case DAY -> day;
            case WEEKDAY -> weekday;
            case DAY_OF_YEAR -> dayOfYear;
            case HOUR -> hour;
            case MINUTE -> minute;
            case DAYS -> days;
        };
    }
}
