package org.layerwise.data.cell;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as a cell writes it.
 *
 * @param local what calendar and clock showed; midnight for a date alone
 * @param offsetSeconds how far that clock was ahead of UTC; null where the text does not say. A count of seconds since 1970 is
 *     in UTC, so 0
 */
public record Moment(LocalDateTime local, @Nullable Integer offsetSeconds) {
    /** The date and time in UTC; without an offset the clock is taken to have shown UTC. */
    public LocalDateTime utc() {
        Integer offset = offsetSeconds;
        return offset == null ? local : local.minusSeconds(offset);
    }
}
