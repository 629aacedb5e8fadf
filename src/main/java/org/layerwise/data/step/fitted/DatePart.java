package org.layerwise.data.step.fitted;

import java.time.LocalDateTime;

/** A number of a date or a time of day. */
public enum DatePart {
    /** 2024. */
    YEAR("year", 0),
    /** 1 for January to 12. */
    MONTH("month", 12),
    /** 1 to 31. */
    DAY("day", 31),
    /** 1 for Monday to 7 (ISO 8601). */
    WEEKDAY("weekday", 7),
    /** 1 to 366. */
    DAY_OF_YEAR("day of year", 366),
    /** 0 to 23. */
    HOUR("hour", 24),
    /** 0 to 59. */
    MINUTE("minute", 60);

    private final String word;
    private final int period;

    DatePart(String word, int period) {
        this.word = word;
        this.period = period;
    }

    /** What it is called. */
    public String word() {
        return word;
    }

    /** After how many it begins again; 0: never. */
    int period() {
        return period;
    }

    /** This part of a time. */
    public double of(LocalDateTime time) {
        return switch (this) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY -> time.getDayOfMonth();
            case WEEKDAY -> time.getDayOfWeek().getValue();
            case DAY_OF_YEAR -> time.getDayOfYear();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
        };
    }
}
