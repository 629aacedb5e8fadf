package org.layerwise.ui.live;

/**
 * Finds out which sampled steps were not delivered. Sampled are step 1 and the multiples of a cadence, which is learned
 * from the steps that come: it is their greatest common divisor.
 */
final class GapFinder {
    private long cadence;
    private long last;

    /**
     * Takes the next step in.
     *
     * @param recorded whether the step is sampled; one that is shown only because somebody stepped is not
     * @return how many sampled steps are missing before it, as far as is known
     */
    long missingBefore(long step, boolean recorded) {
        long before = last;
        last = step;
        if (recorded && step > 1) {
            cadence = divisor(cadence, step);
        }
        if (before == 0 || cadence == 0) {
            return 0;
        }
        // Of the sampled steps up to this one, those after the last and before this.
        return Math.max(0, (step - 1) / cadence - before / cadence);
    }

    /** Steps from one sampled step to the next, as far as is known; 0 before. */
    long cadence() {
        return cadence;
    }

    /** The last step that came; 0 before the first. */
    long last() {
        return last;
    }

    private static long divisor(long a, long b) {
        long large = a;
        long small = b;
        while (small != 0) {
            long rest = large % small;
            large = small;
            small = rest;
        }
        return large;
    }
}
