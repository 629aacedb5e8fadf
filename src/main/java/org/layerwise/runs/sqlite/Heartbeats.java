package org.layerwise.runs.sqlite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.layerwise.base.Ticker;

/**
 * Which processes elsewhere are still heard of. Clocks of two machines differ and jump, so a heartbeat is only compared with the
 * one that was seen before, and the time between with this machine's monotonic clock; what is seen the first time is taken by the
 * wall clocks.
 */
final class Heartbeats {
    /** A process that has not been heard of for so long is gone. */
    static final long SILENCE_MILLIS = 30_000;

    private final Ticker ticker;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(long heartbeat, long nanos, boolean wasFresh) {}

    Heartbeats(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * Whether the process of a run is heard of.
     *
     * @param heartbeat the wall clock of its machine when it was heard of last
     */
    boolean isFresh(String run, long heartbeat) {
        long now = ticker.nanos();
        boolean fresh = Math.abs(ticker.now().toEpochMilli() - heartbeat) < SILENCE_MILLIS;
        Seen last = seen.compute(
                run,
                (id, before) -> before == null
                        ? new Seen(heartbeat, now, fresh)
                        : before.heartbeat() == heartbeat ? before : new Seen(heartbeat, now, true));
        return last.wasFresh() && now - last.nanos() < SILENCE_MILLIS * 1_000_000;
    }
}
