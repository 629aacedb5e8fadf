package org.layerwise.data.profile;

import java.time.LocalDateTime;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.step.fitted.DatePart;

/** Goes through dates: from when to when they reach, and which of their parts vary. */
final class DateTally {
    private static final DatePart[] PARTS = DatePart.values();

    private final EnumSet<DatePart> varying = EnumSet.noneOf(DatePart.class);
    private @Nullable LocalDateTime any;
    private LocalDateTime first = LocalDateTime.MAX;
    private LocalDateTime last = LocalDateTime.MIN;
    private int count;

    void add(LocalDateTime time) {
        count++;
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
        return new DateSpan(first, last, varying);
    }
}
