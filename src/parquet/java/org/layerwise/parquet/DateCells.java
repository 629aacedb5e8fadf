package org.layerwise.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates and times as ISO 8601 writes them: {@code 2024-03-01}, {@code 2024-03-01T14:05:30.25}, with {@code Z} where they are UTC. */
final class DateCells {
    private static final long NANOS = 1_000_000_000;
    private static final long DAY = 86_400;
    /** The Julian day on which 1970 began, as Apache Impala counts days. */
    private static final long JULIAN_1970 = 2_440_588;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    /** Days since 1970 began. */
    static final CellText DATE = (values, sink) ->
            CellText.put(LocalDate.ofEpochDay(values.readInteger()).toString(), sink);

    /** Nanoseconds of the day, then the Julian day, in 12 bytes; of no stated time zone. */
    static final CellText INT96 = (values, sink) -> {
        ByteBuffer bytes = values.readBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long days = bytes.getInt() - JULIAN_1970;
        CellText.put(stamp(days * DAY + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)), sink);
    };

    private DateCells() {}

    /**
     * Counted since 1970 began.
     *
     * @param units in a second
     */
    static CellText timestamp(long units, boolean utc) {
        return (values, sink) -> {
            long count = values.readLong();
            String text = stamp(Math.floorDiv(count, units), Math.floorMod(count, units) * (NANOS / units));
            CellText.put(utc ? text + "Z" : text, sink);
        };
    }

    /**
     * Counted since midnight.
     *
     * @param units in a second
     */
    static CellText time(long units, boolean isLong) {
        return (values, sink) -> {
            long count = isLong ? values.readLong() : values.readInteger();
            CellText.put(TIME.format(LocalTime.ofNanoOfDay(Math.multiplyExact(count, NANOS / units))), sink);
        };
    }

    private static String stamp(long seconds, long nanos) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC);
        return time.toLocalDate() + "T" + TIME.format(time);
    }
}
