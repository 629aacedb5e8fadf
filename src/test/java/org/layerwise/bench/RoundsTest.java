package org.layerwise.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;

class RoundsTest {

    private static final class Hand implements Ticker {
        long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    private final Hand hand = new Hand();

    @Test
    void timesAreOfOneStep() {
        double[] micros = new Rounds(hand, 0.1, 1)
                .medianMicros(
                        List.of(count -> hand.nanos += 2_000L * count, count -> hand.nanos += 5_000_000L * count));
        assertArrayEquals(new double[] {2, 5_000}, micros, 1e-9);
    }

    @Test
    void aPauseNowAndThenDoesNotCount() {
        int[] calls = {0};
        double[] micros = new Rounds(hand, 0.1, 1)
                .medianMicros(List.of(
                        count -> hand.nanos += 1_000L * count + (calls[0]++ % 5 == 4 ? 900_000_000L : 0)));
        assertArrayEquals(new double[] {1}, micros, 1e-9);
    }

    @Test
    void whatIsSlowAtFirstIsWarmedUpUntilItIsSteady() {
        int[] calls = {0};
        double[] micros = new Rounds(hand, 1, 0.1)
                .medianMicros(List.of(count -> hand.nanos += Math.max(1_000, 1_000_000 >> calls[0]++) * (long) count));
        assertArrayEquals(new double[] {1}, micros, 1e-9);
    }

    @Test
    void theyTakeTurns() {
        List<String> order = new ArrayList<>();
        new Rounds(hand, 0.01, 0.5)
                .medianMicros(List.of(
                        count -> {
                            hand.nanos += 60_000_000L * count;
                            order.add("a");
                        },
                        count -> {
                            hand.nanos += 60_000_000L * count;
                            order.add("b");
                        }));
        String turns = String.join("", order);
        String measured = turns.substring(turns.indexOf("bab") + 1);
        assertEquals("ab".repeat(measured.length() / 2), measured);
        assertTrue(measured.length() >= 14, turns);
    }

    @Test
    void medianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertEquals(2.5, Rounds.median(new double[] {9, 1, 2, 3}));
        assertEquals(3, Rounds.median(new double[] {9, 1, 3}));
    }
}
