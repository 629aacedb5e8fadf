package org.layerwise.math;

import org.layerwise.base.Ticker;

/**
 * Whether a team's workers pay, measured: a window of steps alone against a window of steps together, the faster way kept, and
 * the other tried again now and then, the less often the more it loses. Results do not depend on it.
 */
public final class ThreadCountTuner {
    /** Always together, without measuring. */
    public static final ThreadCountTuner TOGETHER = new ThreadCountTuner(Ticker.SYSTEM, true);

    /** Steps in a window, at most. */
    private static final int WINDOW = 12;
    /** Steps that may be enough for a window. */
    private static final int SHORT_WINDOW = 4;
    /** Nanoseconds from which they are. */
    private static final long ENOUGH = 10_000_000;
    /** Steps after a change that do not count: threads wake, shapes are tried, caches fill. */
    private static final int SETTLING = 2;
    /** Together has to save this share of the time. */
    private static final double GAIN = 0.95;
    /** Windows together between two windows alone. */
    private static final int STAY = 40;
    /** Windows alone before a window together is tried. */
    private static final int SHORTEST = 4;
    /** As many at most: each try that fails doubles them. */
    private static final int LONGEST = 64;

    private final Ticker ticker;
    private final boolean fixed;
    private boolean together;
    private long begun;
    private long sum;
    private int steps;
    private double alone = Double.NaN;
    private int settling = SETTLING;
    private int left = 2;
    private int pause = SHORTEST;

    private ThreadCountTuner(Ticker ticker, boolean fixed) {
        this.ticker = ticker;
        this.fixed = fixed;
        this.together = fixed;
    }

    /** Measures by a ticker, alone at first. */
    public static ThreadCountTuner measured(Ticker ticker) {
        return new ThreadCountTuner(ticker, false);
    }

    /** Whether workers take part in this step. */
    public boolean together() {
        return together;
    }

    void begin() {
        begun = ticker.nanos();
    }

    void end() {
        if (fixed) {
            return;
        }
        if (settling > 0) {
            settling--;
            return;
        }
        sum += ticker.nanos() - begun;
        steps++;
        if (steps == WINDOW || steps >= SHORT_WINDOW && sum >= ENOUGH) {
            double mean = (double) sum / steps;
            boolean before = together;
            sum = 0;
            steps = 0;
            decide(mean);
            settling = before == together ? 0 : SETTLING;
        }
    }

    private void decide(double mean) {
        left--;
        if (!together) {
            alone = mean;
            if (left <= 0) {
                together = true;
                left = STAY;
            }
        } else if (mean > GAIN * alone) {
            together = false;
            pause = Math.min(LONGEST, 2 * pause);
            left = pause;
        } else {
            pause = SHORTEST;
            if (left <= 0) { // to see what alone takes by now
                together = false;
                left = 1;
            }
        }
    }
}
