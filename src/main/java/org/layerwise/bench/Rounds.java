package org.layerwise.bench;

import java.util.Arrays;
import java.util.List;
import org.layerwise.base.Ticker;

/**
 * Measures several kinds of work in turn, A B C A B C …, in one process: what else the machine does meets all of them. Each
 * is first warmed up until its time is steady; of its rounds the median counts, so that a pause of the garbage collector, or
 * of the machine, falls on nobody.
 */
public final class Rounds {
    private static final double LONGEST_ROUND_NANOS = 50e6;
    private static final int USUAL_ROUNDS = 40;
    private static final int FEWEST_ROUNDS = 7;
    private static final int RECENT = 6;
    private static final double STEADY = 1.05;
    private static final int LONGEST_WARM_UP = 4;

    private final Ticker ticker;
    private final double warmUpNanos;
    private final double nanos;
    private final double roundNanos;

    /**
     * @param ticker what measures
     * @param warmUpSeconds the shortest warm-up of each; unsteady ones get up to four times as long
     * @param seconds how long each is measured
     */
    public Rounds(Ticker ticker, double warmUpSeconds, double seconds) {
        this.ticker = ticker;
        this.warmUpNanos = warmUpSeconds * 1e9;
        this.nanos = seconds * 1e9;
        this.roundNanos = Math.min(LONGEST_ROUND_NANOS, nanos / USUAL_ROUNDS);
    }

    /** The median microseconds of one step of each, in the order given. */
    public double[] medianMicros(List<Steps> all) {
        int count = all.size();
        int[] stepsPerRound = new int[count];
        for (int i = 0; i < count; i++) {
            stepsPerRound[i] = warmUp(all.get(i));
        }
        double longest = 0;
        double[] first = new double[count];
        for (int i = 0; i < count; i++) {
            first[i] = round(all.get(i), stepsPerRound[i]);
            longest = Math.max(longest, first[i] * stepsPerRound[i]);
        }
        int rounds = Math.max(FEWEST_ROUNDS, (int) Math.round(nanos / Math.max(longest, roundNanos)));
        double[][] nanosPerStep = new double[count][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < count; i++) {
                nanosPerStep[i][round] = round(all.get(i), stepsPerRound[i]);
            }
        }
        return Arrays.stream(nanosPerStep)
                .mapToDouble(each -> median(each) / 1e3)
                .toArray();
    }

    /** Runs until the time is steady. @return how many steps make a round */
    private int warmUp(Steps steps) {
        double[] recent = new double[RECENT];
        Arrays.fill(recent, Double.POSITIVE_INFINITY);
        long begin = ticker.nanos();
        int perRound = 1;
        for (int round = 0; ; round++) {
            double perStep = round(steps, perRound);
            recent[round % RECENT] = perStep;
            double spent = ticker.nanos() - begin;
            double largest = Arrays.stream(recent).max().orElseThrow();
            boolean steady = largest <= STEADY * Arrays.stream(recent).min().orElseThrow();
            perRound = Math.clamp(Math.round(roundNanos / perStep), 1, 1_000_000);
            if (round >= RECENT && (spent >= warmUpNanos && steady || spent >= LONGEST_WARM_UP * warmUpNanos)) {
                return perRound;
            }
        }
    }

    private double round(Steps steps, int count) {
        long begin = ticker.nanos();
        steps.run(count);
        return Math.max(1, (double) (ticker.nanos() - begin)) / count;
    }

    /** The median; of an even number of values the mean of the middle two. Not modified. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
