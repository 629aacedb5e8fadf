package org.layerwise.data.cell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a time of day and an offset from UTC within a text. */
final class ClockText {
    /** In place of a time or an offset: there is none here. */
    static final int NONE = Integer.MIN_VALUE;

    /** In place of half a day: neither AM nor PM follows. */
    static final int NO_HALF = -1;

    static final int HALF_DAY_HOURS = 12;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private static final int DAY_HOURS = 24;
    private static final int SIXTY = 60;
    private static final int HOUR_SECONDS = SIXTY * SIXTY;

    /** {@link java.time.ZoneOffset} reaches no farther. */
    private static final int FARTHEST_OFFSET = 18 * HOUR_SECONDS;

    private static final int NANO_DIGITS = 9;

    /** How many letters a name of several zones has. */
    static final int NAME = 3;

    /** Names of several zones whose offsets differ, with each zone. */
    private static final Map<String, String> AMBIGUOUS = Map.of(
            "IST", "UTC+5:30 in India, +2 in Israel, +1 in Ireland",
            "BST", "UTC+1 in Britain, +6 in Bangladesh",
            "AST", "UTC\u22124 in Halifax, +3 in Arabia",
            "GST", "UTC+4 in the Gulf, \u22122 in South Georgia");

    /**
     * Zones by the names that logs and exports write, each with a fixed offset. Where a name means several, it is that of North
     * America or Europe.
     */
    private enum Zone {
        WEST(1),
        WET(0),
        EEST(3),
        EET(2),
        MSK(3),
        PKT(5),
        SGT(8),
        HKT(8),
        JST(9),
        KST(9),
        AWST(8),
        AEST(10),
        AEDT(11),
        NZST(12),
        NZDT(13),
        SAST(2),
        HST(-10),
        AKST(-9),
        AKDT(-8),
        CEST(2),
        CET(1),
        EST(-5),
        EDT(-4),
        CST(-6),
        CDT(-5),
        MST(-7),
        MDT(-6),
        PST(-8),
        PDT(-7);

        private final int seconds;
        private final String words;

        Zone(int hours) {
            seconds = hours * HOUR_SECONDS;
            words = name() + " = UTC" + (hours < 0 ? "\u2212" : "+") + Math.abs(hours);
        }
    }

    private ClockText() {}

    /** The name of several zones at the end of a text, with each of them; empty when there is none. */
    static Optional<String> ambiguous(String text) {
        int from = text.length() - NAME;
        if (from < 1 || Character.isLetter(text.charAt(from - 1))) {
            return Optional.empty();
        }
        String name = text.substring(from).toUpperCase(Locale.ROOT);
        return Optional.ofNullable(AMBIGUOUS.get(name)).map(zones -> name + " (" + zones + ")");
    }

    /** The zone by name at the end of a text, with its offset in words: {@code CET = UTC+1}; empty when there is none. */
    static Optional<String> zone(String text) {
        for (Zone zone : Zone.values()) {
            int from = text.length() - zone.name().length();
            if (from > 0
                    && text.regionMatches(
                            true, from, zone.name(), 0, zone.name().length())
                    && !Character.isLetter(text.charAt(from - 1))) {
                return Optional.of(zone.words);
            }
        }
        return Optional.empty();
    }

    /**
     * A time such as {@code 14:05}, {@code 14:05:30.25}, {@code 3:05 PM} or {@code 3pm}, as nanoseconds since midnight. 24:00 is
     * the end of the day.
     *
     * @return {@link #NONE} when no time is here; the cursor is anywhere then
     */
    static long nanos(TextCursor in) {
        int hour = in.shortNumber();
        if (hour < 0) {
            return NONE;
        }
        int minute = 0;
        int second = 0;
        long fraction = 0;
        boolean hourAlone = !in.take(':');
        if (!hourAlone) {
            minute = sixty(in);
            if (in.take(':')) {
                second = sixty(in);
                fraction = fraction(in);
            }
        }
        int half = half(in);
        if (half == NO_HALF ? hourAlone : hour > HALF_DAY_HOURS) {
            return NONE;
        }
        hour = half == NO_HALF ? hour : hour % HALF_DAY_HOURS + half * HALF_DAY_HOURS;
        return nanos(hour, minute, second, fraction);
    }

    /** A time of 4 or 6 digits, {@code 1405} or {@code 140530}, with a fraction or without. */
    static long compactNanos(TextCursor in) {
        int run = in.digits();
        if (run != 4 && run != 6) {
            return NONE;
        }
        int hour = in.number(2);
        int minute = in.number(2);
        int second = run == 6 ? in.number(2) : 0;
        return nanos(hour, minute, second, run == 6 ? fraction(in) : 0);
    }

    private static long nanos(int hour, int minute, int second, long fraction) {
        if (minute < 0 || minute >= SIXTY || second < 0 || second >= SIXTY || hour > DAY_HOURS) {
            return NONE;
        }
        if (hour == DAY_HOURS && minute + second + fraction > 0) {
            return NONE;
        }
        return ((long) hour * HOUR_SECONDS + (long) minute * SIXTY + second) * SECOND_NANOS + fraction;
    }

    /** Two digits below 60; −1 when they are not. */
    static int sixty(TextCursor in) {
        int value = in.digits() == 2 ? in.number(2) : -1;
        return value < SIXTY ? value : -1;
    }

    /** A point or comma with digits, as nanoseconds; digits beyond those are passed over. */
    private static long fraction(TextCursor in) {
        int run = in.digits(1);
        if ((in.peek() != '.' && in.peek() != ',') || run == 0) {
            return 0;
        }
        in.skip(1);
        int used = Math.min(run, NANO_DIGITS);
        long nanos = in.number(used);
        in.skip(run - used);
        for (int i = used; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** 0 for AM, 1 for PM, as {@code pm}, {@code P.M.} and the like; {@link #NO_HALF} when neither is here. */
    static int half(TextCursor in) {
        int from = in.at();
        in.blanks();
        int letter = in.peek() | 0x20;
        if (letter == 'a' || letter == 'p') {
            in.skip(1);
            boolean points = in.take('.');
            if ((in.take('m') || in.take('M')) && !Character.isLetter(in.peek())) {
                if (points) {
                    in.take('.');
                }
                return letter == 'p' ? 1 : 0;
            }
        }
        in.moveTo(from);
        return NO_HALF;
    }

    /**
     * An offset such as {@code Z}, {@code +01:00}, {@code +0100}, {@code +01}, {@code UTC} or {@code GMT+1}, in seconds, with
     * blanks before it or without.
     *
     * @return {@link #NONE} when none is here; the cursor stays then
     */
    static int offset(TextCursor in) {
        int from = in.at();
        in.blanks();
        if (in.takeWord("Z")) {
            return 0;
        }
        for (Zone zone : Zone.values()) {
            if (in.takeWord(zone.name())) {
                return zone.seconds;
            }
        }
        boolean named = in.takeWord("UTC") || in.takeWord("GMT");
        int offset = signedOffset(in, named);
        if (offset == NONE && named) {
            return 0;
        }
        if (offset == NONE) {
            in.moveTo(from);
        }
        return offset;
    }

    private static int signedOffset(TextCursor in, boolean named) {
        char sign = in.peek();
        int run = in.digits(1);
        if ((sign != '+' && sign != '-' && sign != '\u2212') || (run != 2 && run != 4 && !(named && run == 1))) {
            return NONE;
        }
        in.skip(1);
        int hours = in.number(Math.min(run, 2));
        int minutes = run == 4 ? in.number(2) : in.take(':') ? sixty(in) : 0;
        int seconds = hours * HOUR_SECONDS + minutes * SIXTY;
        if (minutes < 0 || minutes >= SIXTY || seconds > FARTHEST_OFFSET) {
            return NONE;
        }
        return sign == '+' ? seconds : -seconds;
    }

    /** An offset directly behind a date without a time, as XML has it: {@code Z} or {@code +01:00}. */
    static int offsetOfDate(TextCursor in) {
        boolean xml = in.peek() == 'Z' || (in.digits(1) == 2 && in.peek(3) == ':');
        return xml ? offset(in) : NONE;
    }
}
