package org.layerwise.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwise.search.space.Proposal;

class HistoryTest {
    private static final Proposal NOTHING = new Proposal(Map.of());

    private static TrialResult trial(int number, TrialOutcome outcome, double value, int epochs) {
        return new TrialResult(
                number,
                NOTHING,
                outcome,
                List.of(value),
                IntStream.range(0, epochs).mapToObj(i -> value).toList());
    }

    private static List<Integer> numbers(List<TrialResult> trials) {
        return trials.stream().map(TrialResult::number).toList();
    }

    @Test
    void rankedFromTheBestToTheWorstWithPrunedAndFailedLast() {
        List<TrialResult> trials = List.of(
                trial(6, TrialOutcome.COMPLETED, 0.7, 9),
                trial(0, TrialOutcome.FAILED, Double.NaN, 0),
                trial(1, TrialOutcome.COMPLETED, 0.9, 9),
                trial(2, TrialOutcome.PRUNED, 0.1, 3),
                trial(3, TrialOutcome.PRUNED, 0.2, 5),
                trial(4, TrialOutcome.COMPLETED, Double.NaN, 9),
                trial(5, TrialOutcome.PRUNED, 0.3, 5));
        History least = new History(List.of(SearchObjective.parse("loss")), trials);
        assertEquals(List.of(6, 1, 3, 5, 2, 0, 4), numbers(least.ranked()));
        assertEquals(6, least.best().orElseThrow().number());
        History most = new History(List.of(SearchObjective.parse("accuracy")), trials);
        assertEquals(List.of(1, 6, 5, 3, 2, 0, 4), numbers(most.ranked()));
        assertEquals(1, most.best().orElseThrow().number());
    }

    @Test
    void aProposalKnowsTrialsBelowItsNumberLessTheWorkers() {
        List<TrialResult> trials = IntStream.of(5, 0, 3, 1, 2, 4)
                .mapToObj(i -> trial(i, TrialOutcome.COMPLETED, i, 1))
                .toList();
        History all = new History(List.of(SearchObjective.VALIDATION_LOSS), trials);
        assertEquals(List.of(0, 1, 2), numbers(all.before(7, 4).trials()));
        assertEquals(List.of(), numbers(all.before(3, 4).trials()));
    }

    private static History two(double[][] values) {
        List<TrialResult> trials = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            trials.add(new TrialResult(
                    i, NOTHING, TrialOutcome.COMPLETED, List.of(values[i][0], values[i][1]), List.of()));
        }
        return new History(List.of(SearchObjective.parse("loss"), SearchObjective.parse("accuracy")), trials);
    }

    @Test
    void theFrontIsWhatNoOtherIsBetterThan() {
        // loss down, accuracy up: 1, 2 and 4 are on the front, 5 equals 2, 0 is worse than 1, 3 worse than 2
        double[][] values = {{3, 0.8}, {1, 0.8}, {2, 0.9}, {2, 0.85}, {5, 0.95}, {2, 0.9}, {6, Double.NaN}};
        assertEquals(List.of(1, 2, 4, 5), numbers(ParetoFront.of(two(values))));
    }

    @Test
    void rankedByFrontsAndByTheRoomAround() {
        double[][] losses = {{0, 4}, {1, 3}, {1.5, 2.5}, {4, 0}, {5, 5}, {2, 4}};
        // the front's ends first, then 2 (neighbors 1 and 3 far from each other), then 1; then what they dominate
        assertArrayEquals(new int[] {0, 3, 2, 1, 5, 4}, ParetoFront.order(losses));
    }

    @Test
    void lossesFarAboveTheOthersAreCutOff() {
        assertArrayEquals(new double[] {1, 2, 3, 13}, TamedLosses.of(new double[] {1, 2, 3, 1e30}), 0);
        double[] standardized = TamedLosses.standardized(new double[] {1, 3});
        assertArrayEquals(new double[] {-1, 1}, standardized, 1e-12);
        assertArrayEquals(new double[] {0, 0}, TamedLosses.standardized(new double[] {7, 7}), 0);
    }
}
