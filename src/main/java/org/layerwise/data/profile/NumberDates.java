package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.List;
import org.layerwise.data.cell.DateOrder;
import org.layerwise.data.cell.DateText;

/** Whether whole numbers may be dates: {@code 20240131}, or seconds or milliseconds since 1970. */
final class NumberDates {
    private static final int FEWEST = 5;
    private static final double FIRST_DAY = 19_000_101;
    private static final double LAST_DAY = 21_001_231;

    /** Of 1990 and of 2040, in seconds since 1970. */
    private static final double FIRST_SECOND = 631_152_000;

    private static final double LAST_SECOND = 2_208_988_800.0;

    private NumberDates() {}

    /** @param texts the column's different ones */
    static boolean may(DateOrder order, NumberSummary numbers, List<String> texts) {
        if (!numbers.integers() || numbers.values() < FEWEST) {
            return false;
        }
        return switch (order) {
            case COMPACT ->
                numbers.min() >= FIRST_DAY
                        && numbers.max() <= LAST_DAY
                        && texts.stream().allMatch(text -> DateText.read(text, order) != null);
            case UNIX_SECONDS -> numbers.min() >= FIRST_SECOND && numbers.max() <= LAST_SECOND;
            case UNIX_MILLISECONDS -> numbers.min() >= 1000 * FIRST_SECOND && numbers.max() <= 1000 * LAST_SECOND;
            case STANDARD, DAY_FIRST, MONTH_FIRST, YEAR_MONTH -> false;
        };
    }

    /** The date that a number would be. */
    static String text(String number, DateOrder order) {
        return DateText.parse(number, order).map(LocalDateTime::toString).orElse("");
    }
}
