package org.layerwise.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Ticker;
import org.layerwise.train.EpochSummary;

/** How far a run is and how fast: written by the run, read by anybody. Waiting does not count as training. */
public final class RunProgress {
    private static final long WINDOW_NANOS = 500_000_000L;

    private final Ticker ticker;
    private final int epochs;
    private final double allRows;
    private volatile @Nullable Instant started;
    private volatile int epoch;
    private volatile long step;
    private volatile long rows;
    private volatile double loss = Double.NaN;
    private volatile double rowsPerSecond;
    private volatile long trainedNanos;
    private volatile @Nullable EpochSummary last;
    private volatile boolean over;
    private long total;
    private long nanos;
    private long windowStart;
    private long windowRows;
    private long lastUpdate;

    /**
     * @param epochs to train
     * @param rowsPerEpoch training rows
     * @param epoch the last that was begun by the run that this one goes on, 0 for none
     * @param step updates made by it
     * @param rows trained by it
     */
    RunProgress(Ticker ticker, int epochs, long rowsPerEpoch, int epoch, long step, long rows) {
        this.ticker = ticker;
        this.epochs = epochs;
        this.allRows = (double) rowsPerEpoch * epochs;
        this.epoch = epoch;
        this.step = step;
        this.rows = rows;
        this.total = rows;
    }

    /** The run begins, or goes on after a pause, whose time does not count. On the run's thread alone. */
    void resumed() {
        if (started == null) {
            started = ticker.now();
        }
        windowStart = ticker.nanos();
        lastUpdate = windowStart;
        windowRows = 0;
    }

    /** The run has waited by its pace: no time of training, yet it is by this that it is as fast as it is. */
    void waited() {
        lastUpdate = ticker.nanos();
    }

    /** On the run's thread alone, as all that follow. */
    void updated(int nowEpoch, long nowStep, int batchRows, double batchLoss) {
        long now = ticker.nanos();
        windowRows += batchRows;
        if (now - windowStart > WINDOW_NANOS) {
            rowsPerSecond = windowRows * 1e9 / (now - windowStart);
            windowStart = now;
            windowRows = 0;
        }
        nanos += now - lastUpdate;
        trainedNanos = nanos;
        lastUpdate = now;
        epoch = nowEpoch;
        step = nowStep;
        loss = batchLoss;
        total += batchRows;
        rows = total;
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

    /** When the first update was begun; null before. */
    public @Nullable Instant started() {
        return started;
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

    /** The loss of the last update's batch, without penalty; NaN before the first. */
    public double loss() {
        return loss;
    }

    /** The share of all epochs that is done, 0 … 1. */
    public double fraction() {
        return Math.min(1, rows / allRows);
    }

    /** Seconds spent between the first update's beginning and the last one's end, pauses left out; of this part of the run. */
    public double seconds() {
        return trainedNanos / 1e9;
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
        return Duration.ofMillis((long) (1000 * Math.max(0, allRows - rows) / speed));
    }

    /** The last whole epoch's figures; null before. */
    public @Nullable EpochSummary lastEpoch() {
        return last;
    }
}
