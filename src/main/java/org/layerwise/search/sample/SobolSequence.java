package org.layerwise.search.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Sobol's sequence with the direction numbers of Joe and Kuo ("Constructing Sobol sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30, 2008: file D6), in the order of the Gray code (Antonov and Saleev, 1979). A point is
 * worked out from its index alone.
 */
public final class SobolSequence {
    /** As many dimensions as there are direction numbers for. */
    public static final int MOST_DIMENSIONS = 128;

    /** A coordinate is a whole number of 2<sup>−32</sup>. */
    private static final int BITS = 32;

    private static final String NUMBERS = "/search/joe-kuo-d6.txt";

    private static final long[][] DIRECTIONS = directions();

    private SobolSequence() {}

    /**
     * A point.
     *
     * @param index from 0, the point at the origin; below 2³²
     * @param coordinates one for each dimension, as numbers below 2³². Modified.
     */
    static void point(long index, long[] coordinates) {
        long gray = index ^ (index >>> 1);
        for (int d = 0; d < coordinates.length; d++) {
            long bits = 0;
            for (int i = 0; gray >>> i != 0; i++) {
                bits ^= (gray >>> i & 1) == 0 ? 0 : DIRECTIONS[d][i];
            }
            coordinates[d] = bits;
        }
    }

    private static long[][] directions() {
        long[][] directions = new long[MOST_DIMENSIONS][BITS];
        for (int i = 0; i < BITS; i++) {
            directions[0][i] = 1L << (BITS - 1 - i);
        }
        List<String> lines = lines();
        for (int d = 1; d < MOST_DIMENSIONS; d++) {
            int[] numbers = Arrays.stream(lines.get(d - 1).split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            fill(directions[d], numbers[1], numbers[2], Arrays.copyOfRange(numbers, 3, numbers.length));
        }
        return directions;
    }

    /**
     * The recurrence of a primitive polynomial.
     *
     * @param degree of the polynomial
     * @param inner its coefficients but the first and the last, as bits
     * @param initial the first direction numbers, as many as the degree
     */
    private static void fill(long[] directions, int degree, int inner, int[] initial) {
        for (int i = 0; i < BITS; i++) {
            if (i < degree) {
                directions[i] = (long) initial[i] << (BITS - 1 - i);
            } else {
                long value = directions[i - degree] ^ (directions[i - degree] >>> degree);
                for (int k = 1; k < degree; k++) {
                    value ^= (inner >>> (degree - 1 - k) & 1) == 0 ? 0 : directions[i - k];
                }
                directions[i] = value;
            }
        }
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(SobolSequence.class.getResourceAsStream(NUMBERS));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
