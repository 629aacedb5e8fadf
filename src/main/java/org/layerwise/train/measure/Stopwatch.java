package org.layerwise.train.measure;

import org.layerwise.base.Ticker;

/**
 * How long the parts of one update take. The clock is read only where a measure wants it. Legal order: {@link #start}, then
 * the parts in the order of an update. Belongs to the run's thread.
 */
public final class Stopwatch {
    private final Ticker ticker;
    private boolean running;
    private long began;
    private long forwardEnd;
    private long backwardEnd;
    private long updateBegin;
    private long updateEnd;

    public Stopwatch(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * An update begins.
     *
     * @param wanted whether its times are asked for; they are NaN else
     */
    public void start(boolean wanted) {
        running = wanted;
        began = now();
    }

    public void forwardEnded() {
        forwardEnd = now();
    }

    public void backwardEnded() {
        backwardEnd = now();
    }

    public void updateBegins() {
        updateBegin = now();
    }

    public void updateEnded() {
        updateEnd = now();
    }

    private long now() {
        return running ? ticker.nanos() : 0;
    }

    double forward() {
        return seconds(forwardEnd - began);
    }

    double backward() {
        return seconds(backwardEnd - forwardEnd);
    }

    double update() {
        return seconds(updateEnd - updateBegin);
    }

    /** What was read of the step before the update, and up to now after it. */
    double measuring() {
        return seconds(updateBegin - backwardEnd + now() - updateEnd);
    }

    private double seconds(long nanos) {
        return running ? nanos / 1e9 : Double.NaN;
    }
}
