package org.layerwise.data.profile;

import java.util.List;
import java.util.Optional;
import org.layerwise.base.Message;
import org.layerwise.data.cell.WrittenNumber;

/** Judges times of two parts, {@code 45:46}, beside times of three, {@code 1:22:52}. */
final class ClockTimes {
    private static final int DAY_HOURS = 24;

    private ClockTimes() {}

    /**
     * Whether times of two parts are minutes and seconds: some have three, and they are no times of a day, of which some lack
     * their seconds. Those have hours of two digits, none beyond 23, or AM and PM.
     */
    static boolean hasMinutesAndSeconds(List<String> times) {
        boolean two = false;
        boolean three = false;
        boolean beyondDay = false;
        boolean ofDay = false;
        for (String time : times) {
            String[] parts = time.split(":", -1);
            if (!Character.isDigit(time.charAt(time.length() - 1))) {
                ofDay = true; // 3:05 PM
                continue;
            }
            String first = parts[0].replaceFirst("^[^0-9]+", "");
            two |= parts.length == 2;
            three |= parts.length == 3;
            beyondDay |= first.length() > 2 || (!first.isEmpty() && Integer.parseInt(first) >= DAY_HOURS);
            ofDay |= parts.length == 3 && first.length() == 2;
        }
        return two && three && (beyondDay || !ofDay);
    }

    /** What to know where some times have two parts and others three, read in a unit; empty when all are alike. */
    static Optional<Message> parts(List<String> times, String unit) {
        Optional<String> shorter = first(times, 2);
        Optional<String> longer = first(times, 3);
        return shorter.flatMap(two -> longer.map(three -> unit.equals(WrittenNumber.MINUTES)
                ? Message.of("data.profile/clock-minutes", two)
                : Message.of("data.profile/clock-parts", two, three)));
    }

    /** The first text of so many parts between colons. */
    private static Optional<String> first(List<String> times, int parts) {
        return times.stream()
                .filter(time -> time.split(":", -1).length == parts)
                .findFirst();
    }
}
