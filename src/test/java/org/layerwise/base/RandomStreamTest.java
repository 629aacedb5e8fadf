package org.layerwise.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The golden numbers come from the authors' C (xoshiro256plusplus.c and splitmix64.c, public domain), compiled and run once
 * from the states given here.
 */
class RandomStreamTest {

    private static long[] next(RandomStream stream, int count) {
        return LongStream.generate(stream::nextLong).limit(count).toArray();
    }

    @Test
    void givesTheSequenceOfItsAuthors() {
        RandomStream stream = new RandomStream(0);
        stream.restore(new long[] {1, 2, 3, 4});
        long[] expected = {
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            -9218127359498767411L,
            -8473074601504656454L,
            -4435742961462588739L,
            -6040557928525160809L
        };
        assertArrayEquals(expected, next(stream, 8));
        next(stream, 992);
        assertEquals(3701173017321493756L, stream.nextLong(), "the 1001st");
    }

    @Test
    void aSeedFillsTheStateBySplitMix64() {
        RandomStream stream = new RandomStream(1234567);
        long[] state = {
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L
        };
        assertArrayEquals(state, stream.state());
        long[] expected = {437095814655224680L, 8127161015984454572L, -318073734690000162L, 254746599813523466L};
        assertArrayEquals(expected, next(stream, 4));
    }

    @Test
    void goesOnFromASavedState() {
        RandomStream stream = new RandomStream(7);
        next(stream, 5);
        long[] state = stream.state();
        long[] expected = next(stream, 10);
        RandomStream other = new RandomStream(8);
        other.restore(state);
        assertArrayEquals(expected, next(other, 10));
    }

    @Test
    void aStateHasFourWords() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new RandomStream(1).restore(new long[] {1, 2, 3}));
        assertEquals("a random stream's state has 4 words, not 3", refused.getMessage());
    }

    @Test
    void shufflesIntoAnyOrderAboutAsOften() {
        int[] counts = new int[27];
        RandomStream stream = new RandomStream(1);
        for (int i = 0; i < 6000; i++) {
            int[] items = {0, 1, 2};
            stream.shuffle(items);
            counts[items[0] * 9 + items[1] * 3 + items[2]]++;
        }
        int[] orders = IntStream.of(counts).filter(count -> count > 0).toArray();
        assertEquals(6, orders.length);
        IntStream.of(orders).forEach(count -> assertEquals(1000, count, 120));
    }

    @Test
    void streamsOfOneSeedAreNamedAndIndependent() {
        Seed seed = new Seed(1);
        assertArrayEquals(next(seed.stream("init/dense1"), 5), next(new Seed(1).stream("init/dense1"), 5));
        String[] names = {"split", "init", "shuffle", "dropout", "init/a", "init/b", "dropout/a", ""};
        for (int i = 0; i < names.length; i++) {
            assertNotEquals(
                    seed.stream(names[i]).nextLong(),
                    new Seed(2).stream(names[i]).nextLong());
            for (int k = 0; k < i; k++) {
                assertEquals(0, correlation(seed.stream(names[i]), seed.stream(names[k])), 0.04);
            }
        }
    }

    @Test
    void neighboringSeedsAreIndependent() {
        for (long value = -3; value < 3; value++) {
            assertEquals(0, correlation(new Seed(value).stream("init"), new Seed(value + 1).stream("init")), 0.04);
        }
    }

    /** Of 10,000 uniform numbers each: a standard deviation of 0.01 where they are independent. */
    private static double correlation(RandomStream one, RandomStream other) {
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += (one.nextDouble() - 0.5) * (other.nextDouble() - 0.5);
        }
        return sum / 10_000 * 12;
    }
}
