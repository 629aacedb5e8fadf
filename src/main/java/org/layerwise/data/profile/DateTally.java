package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.step.fitted.DatePart;

/** Goes through dates: from when to when they reach, and which of their parts vary. */
final class DateTally {
    private static final DatePart[] PARTS = DatePart.values();

    private final EnumSet<DatePart> varying = EnumSet.noneOf(DatePart.class);
    private @Nullable LocalDateTime any;
    private LocalDateTime first = LocalDateTime.MAX;
    private LocalDateTime last = LocalDateTime.MIN;
    private final NumberTally times = new NumberTally();
    private int count;
    private @Nullable LocalDateTime previous;
    private boolean rising = true;
    private boolean falling = true;

    void add(LocalDateTime time) {
        count++;
        if (previous != null) {
            rising &= !time.isBefore(previous);
            falling &= !time.isAfter(previous);
        }
        previous = time;
        times.add((double) time.toEpochSecond(ZoneOffset.UTC));
        if (any == null) {
            any = time;
        } else if (varying.size() < PARTS.length) {
            for (DatePart part : PARTS) {
                if (part.of(time) != part.of(any)) {
                    varying.add(part);
                }
            }
        }
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
    }

    int count() {
        return count;
    }

    /** What the dates so far, at least one, reach over. */
    DateSpan span() {
        NumberSummary seconds = times.summary(count);
        return new DateSpan(first, last, varying, seconds == null ? List.of() : seconds.histogram(), rising || falling);
    }
}
