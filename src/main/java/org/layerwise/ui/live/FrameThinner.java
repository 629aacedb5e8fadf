package org.layerwise.ui.live;

import java.util.Arrays;

/**
 * Bounds what a long run costs to show. The first {@value #FULL} frames pass as they are; from then on, of every few frames
 * each channel's smallest and largest value pass, in the order in which they came, and "few" doubles again and again. So a
 * spike of one step stays in the picture, and ten million frames take the room of a few hundred thousand.
 */
final class FrameThinner {
    static final int FULL = 32_768;
    private static final int FIRST_STRIDE = 4;

    /** Takes what is left. */
    @FunctionalInterface
    interface Target {
        /**
         * Takes one point of every channel.
         *
         * @param values one per channel; only lent
         */
        void point(long step, double[] values);
    }

    private final Target target;
    private final int[] follower;
    private final boolean[] follows;
    private final double[] low;
    private final double[] high;
    private final boolean[] lowFirst;
    private long first;
    private long last;
    private int gathered;
    private int stride = 1;
    private int passed;

    /**
     * A thinner that has seen nothing.
     *
     * @param follower for each channel the one whose value goes with it, as a mean with its deviation; −1 for none
     */
    FrameThinner(int[] follower, Target target) {
        this.follower = follower;
        this.target = target;
        follows = new boolean[follower.length];
        for (int one : follower) {
            if (one >= 0) {
                follows[one] = true;
            }
        }
        low = new double[follower.length];
        high = new double[follower.length];
        lowFirst = new boolean[follower.length];
    }

    /**
     * Takes a frame in.
     *
     * @param values one per channel. Not modified.
     */
    void accept(long step, double[] values) {
        if (stride == 1) {
            target.point(step, values);
            count(1, FIRST_STRIDE);
            return;
        }
        if (gathered == 0) {
            first = step;
            System.arraycopy(values, 0, low, 0, low.length);
            System.arraycopy(values, 0, high, 0, high.length);
            Arrays.fill(lowFirst, true);
        } else {
            for (int i = 0; i < values.length; i++) {
                if (!follows[i]) {
                    widen(i, values);
                }
            }
        }
        last = step;
        if (++gathered == stride) {
            flush();
        }
    }

    private void widen(int channel, double[] values) {
        double value = values[channel];
        boolean unknown = Double.isNaN(low[channel]);
        if (unknown || value < low[channel]) {
            low[channel] = value;
            lowFirst[channel] = false;
            follow(channel, values, low);
        }
        if (unknown || value > high[channel]) {
            high[channel] = value;
            lowFirst[channel] = true;
            follow(channel, values, high);
        }
    }

    private void follow(int channel, double[] values, double[] into) {
        int with = follower[channel];
        if (with >= 0) {
            into[with] = values[with];
        }
    }

    /** Passes on what is gathered, so that nothing is missing when no more frames come for a while. */
    void flush() {
        if (gathered == 0) {
            return;
        }
        for (int i = 0; i < low.length; i++) {
            int with = follower[i];
            if (!follows[i] && !lowFirst[i]) {
                swap(i);
                if (with >= 0) {
                    swap(with);
                }
            }
        }
        target.point(first, low);
        if (gathered > 1) {
            target.point(last, high);
        }
        gathered = 0;
        count(2, 2 * stride);
    }

    /** Frames of which two points are left. */
    int stride() {
        return stride;
    }

    private void swap(int channel) {
        double value = low[channel];
        low[channel] = high[channel];
        high[channel] = value;
    }

    private void count(int points, int nextStride) {
        passed += points;
        if (passed >= FULL) {
            passed = 0;
            stride = nextStride;
        }
    }
}
