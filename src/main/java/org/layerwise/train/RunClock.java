package org.layerwise.train;

import org.layerwise.base.Ticker;

/** How long a run has trained, on the monotonic clock; waiting does not count. Stands still at first. */
final class RunClock {
    private final Ticker ticker;
    private final double limit;
    private long elapsed;
    private long since;
    private boolean running;

    /** @param limit seconds, or 0: none */
    RunClock(Ticker ticker, double limit) {
        this.ticker = ticker;
        this.limit = limit;
    }

    void start() {
        if (!running) {
            running = true;
            since = ticker.nanos();
        }
    }

    void stop() {
        elapsed = nanos();
        running = false;
    }

    private long nanos() {
        return running ? elapsed + ticker.nanos() - since : elapsed;
    }

    /** Nanoseconds on the monotonic clock, whether it stands still or not. */
    long now() {
        return ticker.nanos();
    }

    double seconds() {
        return nanos() / 1e9;
    }

    /** Goes on from what an earlier part of the run took. */
    void restore(double seconds) {
        elapsed = Math.round(seconds * 1e9);
    }

    /** Whether the limit, if there is one, is reached. */
    boolean isOver() {
        return limit > 0 && seconds() >= limit;
    }
}
