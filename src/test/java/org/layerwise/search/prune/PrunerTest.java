package org.layerwise.search.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.layerwise.search.History;
import org.layerwise.search.SearchObjective;
import org.layerwise.search.TrialOutcome;
import org.layerwise.search.TrialResult;
import org.layerwise.search.space.Proposal;

class PrunerTest {
    private static final Proposal NOTHING = new Proposal(Map.of());

    private static List<Double> curve(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static History history(String objective, TrialOutcome outcome, double[]... curves) {
        List<TrialResult> trials = new ArrayList<>();
        for (int i = 0; i < curves.length; i++) {
            List<Double> curve = curve(curves[i]);
            trials.add(new TrialResult(i, NOTHING, outcome, List.of(curve.getLast()), curve));
        }
        return new History(List.of(SearchObjective.parse(objective)), trials);
    }

    private static final double[][] FIVE = {
        {9, 5, 1}, {8, 4, 1}, {7, 3, 1}, {6, 2, 1}, {5, 1, 1},
    };

    @Test
    void theMedianStopsWhatIsWorseThanHalfOfTheOthers() {
        MedianPruner median = new MedianPruner(5, 0);
        History five = history("loss", TrialOutcome.COMPLETED, FIVE);
        assertEquals(PruneDecision.GO_ON, median.decide(5, curve(7), 3, five));
        assertEquals(PruneDecision.STOP, median.decide(5, curve(7.1), 3, five));
        assertEquals(PruneDecision.STOP, median.decide(5, curve(7, 3.1), 3, five), "the second epoch's median is 3");
        assertEquals(PruneDecision.GO_ON, median.decide(5, curve(2, 3.1), 3, five), "its best counts");
        assertEquals(PruneDecision.GO_ON, new MedianPruner(6, 0).decide(5, curve(99), 3, five), "too few others");
        assertEquals(PruneDecision.GO_ON, new MedianPruner(5, 1).decide(5, curve(99), 3, five), "warming up");
        History accuracies = history("accuracy", TrialOutcome.COMPLETED, FIVE);
        assertEquals(PruneDecision.STOP, median.decide(5, curve(6.9), 3, accuracies));
        assertEquals(PruneDecision.GO_ON, median.decide(5, curve(7), 3, accuracies));
    }

    @Test
    void onlyNoneGoesOnWithWhatIsNotFinite() {
        History five = history("loss", TrialOutcome.COMPLETED, FIVE);
        List<Double> broken = curve(1, Double.NaN);
        assertEquals(PruneDecision.GO_ON, new NoPruner().decide(5, broken, 9, five));
        assertEquals(PruneDecision.STOP, new MedianPruner(5, 5).decide(5, broken, 9, five));
        assertEquals(PruneDecision.STOP, new HalvingPruner(1, 3).decide(5, broken, 9, five));
        assertEquals(PruneDecision.STOP, new HyperbandPruner(3).decide(5, broken, 9, five));
    }

    @Test
    void halvingComparesAtPowersAndKeepsTheBestPart() {
        HalvingPruner halving = new HalvingPruner(1, 3);
        History five = history("loss", TrialOutcome.PRUNED, FIVE);
        // with its own value six have come to the first epoch: two go on
        assertEquals(PruneDecision.GO_ON, halving.decide(5, curve(5.5), 27, five), "the second of six");
        assertEquals(PruneDecision.STOP, halving.decide(5, curve(6.5), 27, five), "the third of six");
        assertEquals(PruneDecision.GO_ON, halving.decide(5, curve(99, 99), 27, five), "the second epoch is no rung");
        assertEquals(PruneDecision.STOP, halving.decide(5, curve(99, 99, 99), 27, five), "the third is");
        assertEquals(PruneDecision.GO_ON, halving.decide(5, curve(99, 99, 99), 3, five), "the last is none");
        History none = history("loss", TrialOutcome.PRUNED);
        assertEquals(PruneDecision.GO_ON, halving.decide(0, curve(99), 27, none), "the first of all");
        History one = history("loss", TrialOutcome.PRUNED, new double[] {5});
        assertEquals(PruneDecision.STOP, halving.decide(1, curve(5.5), 27, one), "of fewer than three only the best");
        assertEquals(PruneDecision.GO_ON, new HalvingPruner(2, 3).decide(5, curve(6.5), 27, five), "a later rung");
    }

    /** Li et al., JMLR 18 (2018), table 1: R = 81, η = 3. */
    @Test
    void hyperbandsBracketsAreThoseOfItsPaper() {
        String table = HyperbandBracket.all(81, 3).stream()
                .map(bracket -> "s=" + bracket.s() + ": "
                        + bracket.rungs().stream()
                                .map(rung -> rung.trials() + "x" + rung.epochs())
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                s=4: 81x1 27x3 9x9 3x27 1x81
                s=3: 27x3 9x9 3x27 1x81
                s=2: 9x9 3x27 1x81
                s=1: 6x27 2x81
                s=0: 5x81""", table);
    }

    @Test
    void trialsAreDividedAmongTheBracketsAsTheTableHasThem() {
        HyperbandPruner hyperband = new HyperbandPruner(3);
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int trial = 0; trial < 128; trial++) {
            counts.merge(hyperband.bracket(trial, 81).s(), 1, Integer::sum);
        }
        assertEquals(Map.of(4, 81, 3, 27, 2, 9, 1, 6, 0, 5), counts);
        counts.clear();
        for (int trial = 0; trial < 20; trial++) {
            counts.merge(hyperband.bracket(trial, 81).s(), 1, Integer::sum);
        }
        assertTrue(counts.get(4) <= 14 && counts.size() >= 4, () -> "early trials too: " + counts);
    }

    @Test
    void hyperbandComparesWithinABracketAtItsRungs() {
        HyperbandPruner hyperband = new HyperbandPruner(3);
        List<TrialResult> trials = new ArrayList<>();
        int own = -1;
        for (int trial = 0; trial < 60; trial++) {
            boolean isSame = hyperband.bracket(trial, 81).s() == 3;
            own = isSame ? trial : own;
            // those of other brackets are much better
            List<Double> curve = curve(isSame ? new double[] {5, 5, 5} : new double[] {1, 1, 1});
            trials.add(new TrialResult(trial, NOTHING, TrialOutcome.PRUNED, List.of(), curve));
        }
        History known = new History(List.of(SearchObjective.parse("loss")), trials);
        assertEquals(PruneDecision.GO_ON, hyperband.decide(own, curve(9), 81, known), "its first rung is epoch 3");
        assertEquals(PruneDecision.GO_ON, hyperband.decide(own, curve(9, 9, 4), 81, known));
        assertEquals(PruneDecision.STOP, hyperband.decide(own, curve(9, 9, 6), 81, known));
    }
}
