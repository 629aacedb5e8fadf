package org.layerwise.search.prune;

import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;
import org.layerwise.search.History;
import org.layerwise.search.TrialResult;

/**
 * Hyperband: brackets of successive halving that begin with many trials of few epochs, or with few of many. Every trial belongs to one
 * bracket, by its number alone, such that after any number of trials each bracket has about its share of them; it is compared with
 * those of its bracket that have come as far, without waiting for others.
 *
 * @param eta η
 */
@Kind(
        id = "hyperband",
        title = "Hyperband",
        doc = "Successive halving that begins early for some trials and late for others, in case early epochs mislead.",
        paper = "Li et al.: Hyperband, a novel bandit-based approach to hyperparameter optimization. JMLR 18, 2018")
public record HyperbandPruner(
        @Param(
                value = "3",
                doc = "Of so many trials one goes on, for so many times the epochs.",
                title = "Factor η",
                min = 2,
                max = 100)
        int eta)
        implements Pruner {

    @Override
    public PruneDecision decide(int trial, List<Double> curve, int epochs, History others) {
        int[] brackets = brackets(Math.max(trial, last(others)), epochs);
        int own = brackets[trial];
        HyperbandBracket bracket = HyperbandBracket.all(epochs, eta).get(own);
        List<TrialResult> same = Rungs.allBut(trial, others).stream()
                .filter(other -> brackets[other.number()] == own)
                .toList();
        boolean isRung =
                curve.size() < epochs && bracket.rungs().stream().anyMatch(rung -> rung.epochs() == curve.size());
        return Rungs.decide(curve, isRung, eta, others.objectives().getFirst(), same);
    }

    private static int last(History others) {
        return others.trials().isEmpty() ? 0 : others.trials().getLast().number();
    }

    /**
     * The bracket that a trial belongs to.
     *
     * @param epochs R
     */
    public HyperbandBracket bracket(int trial, int epochs) {
        return HyperbandBracket.all(epochs, eta).get(brackets(trial, epochs)[trial]);
    }

    /** The brackets' indices of all trials up to one: each time that bracket which is farthest below its share. */
    private int[] brackets(int trial, int epochs) {
        List<HyperbandBracket> all = HyperbandBracket.all(epochs, eta);
        double total = all.stream().mapToDouble(HyperbandBracket::trials).sum();
        double[] shares =
                all.stream().mapToDouble(each -> each.trials() / total).toArray();
        long[] have = new long[shares.length];
        int[] brackets = new int[trial + 1];
        for (int i = 0; i <= trial; i++) {
            int next = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < shares.length; b++) {
                double lacks = shares[b] * (i + 1) - have[b];
                if (lacks > most) {
                    most = lacks;
                    next = b;
                }
            }
            have[next]++;
            brackets[i] = next;
        }
        return brackets;
    }
}
