package org.layerwise.base;

import java.util.random.RandomGenerator;

/**
 * One stream of random numbers: xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * ACM TOMS 47, 2021), whose 256 bits of state can be saved and put back.
 */
public final class RandomStream implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** A stream whose state is filled from {@code seed} by SplitMix64, as the generator's authors advise. */
    public RandomStream(long seed) {
        long x = seed;
        s0 = splitMix(x += GOLDEN);
        s1 = splitMix(x += GOLDEN);
        s2 = splitMix(x += GOLDEN);
        s3 = splitMix(x + GOLDEN);
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static long splitMix(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** The order of {@code items} is shuffled in place (Fisher and Yates). Modified. */
    public void shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swap = items[i];
            items[i] = items[j];
            items[j] = swap;
        }
    }

    /** The four words of state. */
    public long[] state() {
        return new long[] {s0, s1, s2, s3};
    }

    /** Copies the four words of state. */
    public void copyState(long[] state) {
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
    }

    /** Puts back what {@link #state()} or {@link #copyState} gave. */
    public void restore(long[] state) {
        if (state.length != 4) {
            throw new IllegalArgumentException("a random stream's state has 4 words, not " + state.length);
        }
        s0 = state[0];
        s1 = state[1];
        s2 = state[2];
        s3 = state[3];
    }
}
