package org.layerwise.data.step.fitted;

import java.time.LocalDateTime;

/** A number of a date or a time of day. */
public enum DatePart {
    /** 2024. */
    YEAR("year", 0, "such as 2024"),
    /** 1 for January to 12. */
    MONTH("month", 12, "1 for January to 12"),
    /** 1 to 31. */
    DAY("day", 31, "of the month, 1 to 31"),
    /** 1 for Monday to 7 (ISO 8601). */
    WEEKDAY("weekday", 7, "1 for Monday to 7"),
    /** 1 to 366. */
    DAY_OF_YEAR("day of year", 366, "1 to 366"),
    /** 0 to 23. */
    HOUR("hour", 24, "0 to 23"),
    /** 0 to 59. */
    MINUTE("minute", 60, "0 to 59"),
    /** Days since a date, with a fraction for the time of day. */
    DAYS("days since", 0, "with a fraction for the time of day");

    private static final double DAY_SECONDS = 86_400;

    private final String word;
    private final int period;
    private final String range;

    DatePart(String word, int period, String range) {
        this.word = word;
        this.period = period;
        this.range = range;
    }

    /** What it is called. */
    public String word() {
        return word;
    }

    /** After how many it begins again; 0: never. */
    int period() {
        return period;
    }

    /** From where to where it goes, in words. */
    String range() {
        return range;
    }

    /** This part of a time; of days those since 1970 began. */
    public double of(LocalDateTime time) {
        return switch (this) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY -> time.getDayOfMonth();
            case WEEKDAY -> time.getDayOfWeek().getValue();
            case DAY_OF_YEAR -> time.getDayOfYear();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case DAYS -> time.toLocalDate().toEpochDay() + time.toLocalTime().toSecondOfDay() / DAY_SECONDS;
        };
    }
}
