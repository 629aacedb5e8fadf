package org.layerwise.base;

import java.time.Instant;

/** Time, handed in so that tests can make their own. Durations come from the monotonic clock only. */
public interface Ticker {

    /** Nanoseconds from an arbitrary origin; never goes back, and does not see clock changes. */
    long nanos();

    /** The wall clock, for labels only. */
    Instant now();

    /** The machine's clocks. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    };
}
