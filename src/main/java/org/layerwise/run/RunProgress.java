package org.layerwise.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;
import org.layerwise.train.EpochSummary;

/** How far a run is and how fast: written by the run, read by anybody. Waiting does not count as training. */
public final class RunProgress {
    private static final long WINDOW_NANOS = 500_000_000L;

    private final Ticker ticker;
    private final int epochs;
    private final long rowsPerEpoch;
    private volatile int epoch;
    private volatile long step;
    private volatile long rows;
    private volatile double rowsPerSecond;
    private volatile @Nullable EpochSummary last;
    private volatile boolean over;
    private long total;
    private long windowStart;
    private long windowRows;
    private long lastUpdate;
    private boolean counting;

    RunProgress(Ticker ticker, int epochs, long rowsPerEpoch) {
        this.ticker = ticker;
        this.epochs = epochs;
        this.rowsPerEpoch = rowsPerEpoch;
    }

    /** On the run's thread alone. */
    void updated(int nowEpoch, long nowStep, int batchRows) {
        long now = ticker.nanos();
        if (!counting) {
            counting = true;
            windowStart = now;
            windowRows = 0;
        } else {
            windowRows += batchRows;
            if (now - windowStart > WINDOW_NANOS) {
                rowsPerSecond = windowRows * 1e9 / (now - windowStart);
                windowStart = now;
                windowRows = 0;
            }
        }
        lastUpdate = now;
        epoch = nowEpoch;
        step = nowStep;
        total += batchRows;
        rows = total;
    }

    /** The run goes on after a pause, whose time does not count. On the run's thread alone. */
    void resumed() {
        windowStart = ticker.nanos();
        lastUpdate = windowStart;
        windowRows = 0;
        counting = true;
    }

    void epochEnded(EpochSummary summary) {
        last = summary.copy();
        long elapsed = lastUpdate - windowStart;
        if (rowsPerSecond == 0 && elapsed > 0) {
            rowsPerSecond = windowRows * 1e9 / elapsed;
        }
    }

    void ended() {
        over = true;
    }

    /** The epoch of the last update, from 1; 0 before the first. */
    public int epoch() {
        return epoch;
    }

    public int epochs() {
        return epochs;
    }

    public long step() {
        return step;
    }

    /** The share of all epochs that is done, 0 … 1. */
    public double fraction() {
        return Math.min(1, (double) rows / ((double) rowsPerEpoch * epochs));
    }

    /** Rows trained in a second, lately; 0 while unknown. */
    public double rowsPerSecond() {
        return rowsPerSecond;
    }

    /** Time to the last epoch at this speed; null while unknown. */
    public @Nullable Duration timeLeft() {
        double speed = rowsPerSecond;
        if (speed <= 0 || over) {
            return null;
        }
        double left = (double) rowsPerEpoch * epochs - rows;
        return Duration.ofMillis((long) (1000 * Math.max(0, left) / speed));
    }

    /** The last whole epoch's figures; null before. */
    public @Nullable EpochSummary lastEpoch() {
        return last;
    }
}
